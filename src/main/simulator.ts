import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandStopped, exitCodes, usage } from '../cli/exit-codes.ts';
import type { Running, ServeOptions } from '../cli/world.ts';
import { createSimulator, type Fault, type Simulator } from '../simulator/index.ts';
import { defaultPorts, readConfig } from './config.ts';
import { portInUse } from './listening.ts';
import { simulatorAnswers } from './practice.ts';

/** Where and how the simulator shall run. */
export interface SimulatorAt {
  readonly dataDir: string;
  readonly port: number;
  readonly host?: string;
  readonly seed?: number;
  readonly faults?: readonly Fault[];
}

const addressFile = (dataDir: string): string => join(dataDir, 'simulator-address');

/**
 * Starts the portal simulator with its state in the data folder, so that it remembers what was filed, and notes its
 * address there: two simulators must never write to one state.
 */
export async function openSimulator({ dataDir, port, ...rest }: SimulatorAt): Promise<Simulator> {
  await mkdir(dataDir, { recursive: true });
  const running = await notedSimulator(dataDir);
  if (running && (await simulatorAnswers(running))) throw alreadyRunning(dataDir, running);
  const stateFile = join(dataDir, 'simulator.jsonl');
  const simulator = await createSimulator({ port, stateFile, ...rest }).catch(
    portInUse(port, '--simulator-port or, for "vivarani simulator", --port'),
  );
  await writeFile(addressFile(dataDir), simulator.url);
  return {
    ...simulator,
    close: async () => {
      await rm(addressFile(dataDir), { force: true });
      await simulator.close();
    },
  };
}

function alreadyRunning(dataDir: string, url: string): CommandStopped {
  const says = `The data folder ${dataDir} is in use: its portal simulator answers on ${url}. Stop that program, or choose another folder with --data.`;
  return new CommandStopped(exitCodes.commandLineWrong, says);
}

/** Address of the simulator that has its state in the data folder now, if one is noted; it may have been killed since. */
export function notedSimulator(dataDir: string): Promise<string | null> {
  return readFile(addressFile(dataDir), 'utf8').catch(() => null);
}

/** The command `simulator`. */
export async function runSimulator(options: ServeOptions): Promise<Running> {
  const config = readConfig(options, process.env);
  const simulator = await openSimulator({
    dataDir: config.dataDir,
    port: options.port ?? defaultPorts.simulator,
    host: config.host,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.faults === undefined ? {} : { faults: faultsIn(options.faults) }),
  });
  return {
    says: [
      `The portal simulator answers on ${simulator.url}. Open it in a browser to see what it has received. Stop with Ctrl+C.`,
    ],
    document: { simulator: simulator.url },
    stop: () => simulator.close(),
  };
}

function faultsIn(path: string): readonly Fault[] {
  try {
    const faults: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(faults)) return faults as Fault[];
  } catch (error) {
    throw usage(
      `--faults "${path}" cannot be read: ${(error as Error).message}. Give a JSON file with a list of faults.`,
    );
  }
  throw usage(`--faults "${path}" holds no list. Write faults as [{"kind":"slow","ms":2000}].`);
}
