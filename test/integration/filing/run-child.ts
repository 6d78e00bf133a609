import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Orders } from './child.ts';

const require = createRequire(import.meta.url);
const esbuild: { build(options: object): Promise<unknown> } = createRequire(
  require.resolve('tsx/package.json'),
)('esbuild');
let program: Promise<string> | undefined;

/** The program of the child in one file: to read its few hundred files again takes longer than all that a child does. */
async function bundled(): Promise<string> {
  const cache = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url));
  const own = `${cache}filing-child-${process.pid}.mjs`;
  const shared = `${cache}filing-child.mjs`;
  await esbuild.build({
    entryPoints: [fileURLToPath(new URL('./child.ts', import.meta.url))],
    outfile: own,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  // Other test files write it too, with the same content: nobody may read half of it.
  await rename(own, shared);
  return shared;
}

/** How a process ended, and what it said. */
export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly output: string;
}

/** Runs a filing in a process of its own, which may be told to kill itself. */
export async function runChild(orders: Orders): Promise<Ended> {
  program ??= bundled();
  const running = spawn(process.execPath, [await program], {
    env: { ...process.env, FILING_ORDERS: JSON.stringify(orders) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (chunk) => (output += String(chunk)));
  const [code, signal] = (await once(running, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, output };
}
