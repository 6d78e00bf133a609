#!/usr/bin/env node
import { exitCodes } from '../cli/exit-codes.ts';
import { processTerminal } from '../cli/output.ts';
import { runCli } from '../cli/program.ts';
import { refusalOf } from '../cli/refusal.ts';
import type { World } from '../cli/world.ts';
import { openLocalConsumers } from './local-consumers.ts';
import { openLocalProduct } from './local-product.ts';
import { openLocalWebhooks } from './local-webhooks.ts';
import { sampleCompany, sampleMonth } from './sample-data.ts';
import { runServer, version } from './server.ts';
import { runSimulator } from './simulator.ts';
import { runStart } from './start.ts';
import { indianDate } from './today.ts';
import { runWorker } from './worker.ts';

const world: World = {
  terminal: processTerminal(),
  version,
  today: () => indianDate(new Date().toISOString()),
  defaultDataDir: '.vivarani',
  start: runStart,
  server: runServer,
  worker: runWorker,
  simulator: runSimulator,
  openProduct: openLocalProduct,
  openConsumers: openLocalConsumers,
  openWebhooks: openLocalWebhooks,
  sampleReturn: (today) => ({ company: sampleCompany, ...sampleMonth(today) }),
  untilStopped: () =>
    new Promise((resolve) => {
      // Whoever read along may be gone before the end: what is said then is lost, not what is still to be closed.
      for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
};

/** Whatever no command has caught is a defect of ours; a reader that went away (`| head`) is none. */
function endWithDefect(error: NodeJS.ErrnoException): never {
  if (error.code !== 'EPIPE') process.stderr.write(`${refusalOf(error).says}\n`);
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.defect);
}

process.on('uncaughtException', endWithDefect);
process.exitCode = await runCli(process.argv.slice(2), world);
