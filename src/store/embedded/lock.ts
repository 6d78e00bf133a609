import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, markOf, readMark, writeMark } from './process-life.ts';

/** Does the work while no other process holds the lock file; a lock whose owner died is taken over. */
export async function locked<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  await take(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    if (await create(file)) return;
    if (await isStale(file)) await breakLock(file);
    else if (Date.now() > giveUpAt)
      throw new Error(`Another process holds ${file} for a minute. End it and start again.`);
    else await pause(30);
  }
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(writeMark(markOf()));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  const mark = readMark(await readFile(file, 'utf8').catch(() => ''));
  // An empty file is a lock being written at this moment.
  return mark !== null && !isAlive(mark);
}

/** Moves the dead owner's lock aside. Only one of several who try moves it; a live lock caught by chance goes back. */
async function breakLock(file: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  const caughtLive =
    !(await isStale(aside)) && readMark(await readFile(aside, 'utf8').catch(() => '')) !== null;
  if (caughtLive) await rename(aside, file);
  else await rm(aside, { force: true });
}

let uses = 0;

/** Notes that this process uses the server; answers what takes the note away. */
export async function noteUse(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  uses += 1;
  const file = join(directory, `${process.pid}-${uses}`);
  await writeFile(file, writeMark(markOf()), { mode: 0o600 });
  return () => rm(file, { force: true });
}

/** How many notes of living processes there are; notes of the dead are removed. */
export async function livingUses(directory: string): Promise<number> {
  let living = 0;
  for (const name of await readdir(directory).catch(() => [] as string[])) {
    const mark = readMark(await readFile(join(directory, name), 'utf8').catch(() => ''));
    if (mark && isAlive(mark)) living += 1;
    else await rm(join(directory, name), { force: true });
  }
  return living;
}

/** Writes a small file so that a reader sees all of it or nothing. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, text, { mode: 0o600 });
  await rename(`${file}.${process.pid}`, file);
}
