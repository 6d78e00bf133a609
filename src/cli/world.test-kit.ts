import type { World } from './world.ts';

const unused = () => Promise.reject(new Error('This command is not part of the test.'));

/** A world in which only the parts given can be used, and what is printed in it. */
export function worldWith(parts: Partial<World>) {
  const printed = { out: '', err: '' };
  const world: World = {
    terminal: {
      interactive: false,
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
    },
    version: '1.2.3',
    today: () => '2026-11-24',
    defaultDataDir: '.vivarani',
    start: unused,
    server: unused,
    worker: unused,
    simulator: unused,
    openProduct: unused,
    openConsumers: unused,
    openWebhooks: unused,
    sampleReturn: () => {
      throw new Error('This command is not part of the test.');
    },
    untilStopped: () => Promise.resolve(),
    ...parts,
  };
  return { world, printed };
}
