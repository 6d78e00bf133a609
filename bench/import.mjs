// A month of CSV sheets into the books: read, checked, stored as the records of a return, with the files and the audit
// entry, by the use case that the command line calls. Each side runs in a process of its own, so that its memory is its own.
import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, openStore, startEmbedded } from '../dist/store/index.js';
import { csvMonth, filer } from './csv-month.mjs';

const script = fileURLToPath(new URL('import-side.mjs', import.meta.url));
export const secretKey = Buffer.alloc(32, 7).toString('base64');
export const tenantId = 'bench';

export async function measure(lines = 1_000_000) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
  // Started by root, the server runs as somebody else, who must reach its data here.
  await chmod(folder, 0o755);
  const names = [];
  let bytes = 0;
  for (const file of csvMonth(lines)) {
    names.push(join(folder, file.name));
    bytes += file.bytes.length;
    await writeFile(names.at(-1), file.bytes);
  }
  const database = await startEmbedded(folder);
  const opened = await openBooks(database.url);
  const peaks = { ours: 0, floor: 0 };
  const run = async (side) => {
    peaks[side] = Math.max(peaks[side], await runSide(side, database.url, names));
  };
  return {
    ours: () => run('ours'),
    floor: () => run('floor'),
    between: () => opened.pool.query('truncate records, imports, floor'),
    n: lines,
    floorIs:
      'csv-parse of the same files + COPY of their rows, as text, into a table with a key of the same columns',
    // Of the process that imports; the database has its own, which does not grow with the import.
    more: () => ({ peak_mb: peaks.ours, floor_peak_mb: peaks.floor, bytes }),
    after: async () => {
      await opened.close();
      await database.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function openBooks(url) {
  await migrate(url);
  const opened = await openStore({ url, secretKey });
  await opened.people.createTenant({ tenantId, name: 'Bench' });
  await opened.store.inBooks(tenantId, (books) =>
    books.saveRegistration({
      gstin: filer.gstin,
      legalName: 'Tara Mills',
      portalUserName: 'tara',
      signatoryPan: 'AAMCT7421K',
      gateway: 'simulator',
      frequency: filer.frequency,
      turnoverPreviousYear: null,
      turnoverCurrentYear: null,
    }),
  );
  const key = ['tenant_id', 'gstin', 'form', 'return_period', 'record_key'];
  const columns = [...key.map((name) => `${name} text collate "C"`)];
  for (let column = 1; column <= 13; column++) columns.push(`column_${column} text`);
  await opened.pool.query(`create table floor (${columns.join(', ')}, primary key (${key.join(', ')}))`);
  return opened;
}

/** Answers the most memory that the process had, in MB. */
function runSide(side, url, names) {
  return new Promise((resolve, reject) => {
    const child = fork(script, [side, url, ...names]);
    let peak = 0;
    child.on('message', (message) => {
      peak = message.peakMegabytes;
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(peak) : reject(new Error(`The side "${side}" ended with code ${code}.`)),
    );
  });
}
