import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../dist/main/cli.js', import.meta.url));

/** What a command printed and how it ended; `code` is null when it was killed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** How to run a command: its environment, and at which words of its output to kill it (signal 9) or interrupt it. */
export interface Running {
  readonly env?: Readonly<Record<string, string>>;
  readonly killAt?: string;
  readonly interruptAt?: string;
}

/** Runs the built `vivarani` as a process of its own. */
export function vivarani(
  args: readonly string[],
  { env = {}, killAt, interruptAt }: Running = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return ended(child, { killAt, interruptAt });
}

function ended(
  child: ChildProcess,
  { killAt, interruptAt }: { readonly killAt: string | undefined; readonly interruptAt: string | undefined },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    // Once: a second Ctrl+C would end the process the hard way.
    let interrupted = false;
    const look = () => {
      if (killAt && (out + err).includes(killAt)) child.kill('SIGKILL');
      if (!interruptAt || interrupted || !(out + err).includes(interruptAt)) return;
      interrupted = child.kill('SIGINT');
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk;
      look();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk;
      look();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}
