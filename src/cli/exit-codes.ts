/** Exit codes of every command, as the contract promises them to scripts. */
export const exitCodes = {
  done: 0,
  dataHasErrors: 1,
  portalRefused: 2,
  defect: 3,
  commandLineWrong: 64,
  /** Ended by the person: the shells' own code for Ctrl+C, which the contract leaves free. */
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command early with a sentence and its exit code; `document` goes to standard output under --json. */
export class CommandStopped extends Error {
  readonly exitCode: ExitCode;
  readonly document: Readonly<Record<string, unknown>>;
  constructor(exitCode: ExitCode, message: string, document: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CommandStopped';
    this.exitCode = exitCode;
    this.document = document;
  }
}

/** The command line is wrong: what is wrong and how to write it, exit code 64. */
export function usage(message: string): CommandStopped {
  return new CommandStopped(exitCodes.commandLineWrong, message);
}
