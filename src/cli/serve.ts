import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import type { ServeOptions, World } from './world.ts';

/** What to serve, with its options. */
export interface Serve {
  readonly what: 'start' | 'server' | 'worker' | 'simulator';
  readonly options: ServeOptions;
}

/** Starts a serving command, says where it is, and stops it cleanly on Ctrl+C. */
export async function serve(output: Output, world: World, { what, options }: Serve): Promise<ExitCode> {
  const asked = world.untilStopped();
  const running = await world[what](options);
  for (const line of running.says) output.say(line);
  output.document({ command: what, ...running.document });
  await asked;
  output.warn('Stopping.');
  await running.stop();
  output.warn('Stopped. Everything is kept; the next start goes on where this one ended.');
  return exitCodes.done;
}
