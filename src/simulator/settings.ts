/** How the simulator behaves where the portal's behaviour is a matter of time, size or configuration. */
export interface Settings {
  /** Milliseconds from the receipt of an asynchronous request to its end. */
  readonly processingMs: number;
  /** Answers longer than this many characters are given as a token and a file. */
  readonly largeAnswerCharacters: number;
  /** Milliseconds until the file of a large answer is ready. */
  readonly fileMs: number;
  /** Summary amounts as numbers; the live portal writes strings. */
  readonly numbersInSummary: boolean;
  /** Largest request body in bytes. */
  readonly largestRequest: number;
}

/** How the simulator behaves when nothing is said. */
export const DEFAULT_SETTINGS: Settings = {
  processingMs: 300,
  largeAnswerCharacters: 4_000_000,
  fileMs: 300,
  numbersInSummary: false,
  largestRequest: 32 * 1024 * 1024,
};
