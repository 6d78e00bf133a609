/** Where a command writes and what it may ask: the terminal in production, arrays in tests. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether a person sits there who can answer questions and watch a bar. */
  readonly interactive: boolean;
}

/** How a command speaks: sentences for people, or one JSON document on standard output with everything else beside it. */
export interface Output {
  readonly json: boolean;
  readonly terminal: Terminal;
  /** A line for people: standard output, or standard error when standard output belongs to the JSON document. */
  say(line: string): void;
  /** A line about something wrong: always standard error. */
  warn(line: string): void;
  /** The result of the command: printed only under --json, once. */
  document(value: Readonly<Record<string, unknown>>): void;
}

/** Makes the output of one command. */
export function outputTo(terminal: Terminal, json: boolean): Output {
  let printed = false;
  return {
    json,
    terminal,
    say: (line) => (json ? terminal.err(`${line}\n`) : terminal.out(`${line}\n`)),
    warn: (line) => terminal.err(`${line}\n`),
    document: (value) => {
      if (!json || printed) return;
      printed = true;
      terminal.out(`${JSON.stringify(value)}\n`);
    },
  };
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: Boolean(process.stdin.isTTY && process.stderr.isTTY),
  };
}
