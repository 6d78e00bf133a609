/** One call as the simulator received and answered it; bodies are the plain JSON texts. */
export interface ReceivedCall {
  readonly id: number;
  /** ISO 8601 by the simulator's clock. */
  readonly at: string;
  readonly action: string;
  readonly gstin: string | null;
  readonly returnPeriod: string | null;
  readonly request: string | null;
  readonly answer: string | null;
  /** `ok`, the portal code of a refusal, or the name of the fault that swallowed the call. */
  readonly outcome: string;
  readonly durationMs: number;
}

const MOST_CALLS = 5_000;
const MOST_CHARACTERS = 64_000_000;

/** The latest calls, in memory only: a log to look at, not a state to rely on. */
export class CallLog {
  #calls: ReceivedCall[] = [];
  #characters = 0;
  #next = 1;

  /** Adds a call; the oldest ones go when there are too many or too large ones. */
  add(call: Omit<ReceivedCall, 'id'>): void {
    this.#calls.push({ id: this.#next, ...call });
    this.#next += 1;
    this.#characters += sizeOf(call);
    if (this.#calls.length > MOST_CALLS * 1.1 || this.#characters > MOST_CHARACTERS) this.#trim();
  }

  #trim(): void {
    let drop = Math.max(0, this.#calls.length - MOST_CALLS);
    for (let index = 0; index < this.#calls.length - 1; index += 1) {
      const call = this.#calls[index];
      if (call === undefined || (index >= drop && this.#characters <= MOST_CHARACTERS / 2)) break;
      this.#characters -= sizeOf(call);
      drop = Math.max(drop, index + 1);
    }
    this.#calls = this.#calls.slice(drop);
  }

  /** The calls of one taxpayer, or all, oldest first. */
  list(gstin?: string): readonly ReceivedCall[] {
    return gstin === undefined ? this.#calls : this.#calls.filter((call) => call.gstin === gstin);
  }

  clear(): void {
    this.#calls = [];
    this.#characters = 0;
  }
}

function sizeOf(call: { readonly request: string | null; readonly answer: string | null }): number {
  return 200 + (call.request?.length ?? 0) + (call.answer?.length ?? 0);
}
