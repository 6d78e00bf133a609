import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Orders } from './child.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** How a process ended, and what it said. */
export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly output: string;
}

/** Runs a filing in a process of its own, which may be told to kill itself. */
export async function runChild(orders: Orders): Promise<Ended> {
  const running = spawn(process.execPath, ['--import', 'tsx', child], {
    env: { ...process.env, FILING_ORDERS: JSON.stringify(orders) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (chunk) => (output += String(chunk)));
  const [code, signal] = (await once(running, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, output };
}
