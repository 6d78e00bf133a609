// One side of the measure `prepare`, in a process of its own: prepare-side.mjs ours|floor FOLDER; a round for each message.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readInputFiles } from '../dist/cli/input-files.js';
import { writePayloads } from '../dist/cli/payload-files.js';
import { readReturnFiles } from '../dist/workbooks/read-return-files.js';
import { filer } from './csv-month.mjs';

const [side, folder] = process.argv.slice(2);
const paths = readdirSync(join(folder, 'in')).map((name) => join(folder, 'in', name));
const out = join(folder, 'out');
const run = { ours, floor }[side];
let payloads;

process.on('message', async () => {
  if (side === 'floor')
    payloads ??= readdirSync(out).map((name) => JSON.parse(readFileSync(join(out, name), 'utf8')));
  // What an earlier round left behind is none of this one's memory.
  globalThis.gc();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const facts = await run();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.send({ seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes, ...facts });
});

async function ours() {
  const { records, findings, bytes } = await readAll();
  const wrong = findings.find(({ severity }) => severity === 'error');
  if (wrong) throw new Error(`The bench's own data has an error: ${wrong.sheet} ${wrong.row} ${wrong.says}`);
  const names = await writePayloads(out, filer, records);
  return { bytes, parts: names.length };
}

/** As in the command, nothing holds on to the files once they are read. */
async function readAll() {
  const files = await readInputFiles(paths);
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return { ...(await readReturnFiles(filer, files)), bytes };
}

function floor() {
  for (const path of paths) parse(readFileSync(path));
  for (const payload of payloads) JSON.stringify(payload);
}
