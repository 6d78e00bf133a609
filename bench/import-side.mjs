// One side of the measure `import`, in a process of its own: import-side.mjs ours|floor DATABASE_URL FILE…
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { importAtOnce } from '../dist/filing/index.js';
import { openStore } from '../dist/store/index.js';
import { readReturnFiles } from '../dist/workbooks/read-return-files.js';
import { filer } from './csv-month.mjs';
import { secretKey, tenantId } from './import.mjs';

const [side, url, ...names] = process.argv.slice(2);
const key = { gstin: filer.gstin, form: 'GSTR1', returnPeriod: filer.returnPeriod };
await { ours, floor }[side]();
process.send({ peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) });
process.disconnect();

async function ours() {
  const opened = await openStore({ url, secretKey });
  const files = [];
  for (const name of names) files.push({ name: basename(name), bytes: await readFile(name) });
  const { kind, records, findings } = await readReturnFiles(filer, files);
  const wrong = findings.find((finding) => finding.severity === 'error');
  if (wrong) throw new Error(`The bench's own data has an error: ${wrong.sheet} ${wrong.row} ${wrong.says}`);
  const hash = createHash('sha256');
  for (const { bytes } of files) hash.update(bytes);
  const filing = { store: opened.store, clock: { now: () => new Date().toISOString() }, newId: randomUUID };
  const actor = { tenantId, by: 'bench', grants: [{ role: 'admin', gstins: null }] };
  await importAtOnce(filing, actor, {
    key,
    fileName: files.map(({ name }) => name).join(', '),
    fileHash: hash.digest('hex'),
    file: Buffer.concat(files.map(({ bytes }) => bytes)),
    kind,
    records,
    findings,
  });
  await opened.close();
}

async function floor() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  for (const name of names) {
    const rows = parse(await readFile(name), { from_line: 2 });
    const columns = rows[0].map((_, column) => `column_${column + 1}`).join(', ');
    const into = `floor (tenant_id, gstin, form, return_period, record_key, ${columns})`;
    await pipeline(
      Readable.from(copyText(basename(name), rows)),
      client.query(copyFrom(`copy ${into} from stdin`)),
    );
  }
  await client.query('commit');
  await client.end();
}

/** Nothing in the month needs to be escaped. */
function* copyText(name, rows) {
  const lead = [tenantId, key.gstin, key.form, key.returnPeriod].join('\t');
  let text = '';
  for (let row = 0; row < rows.length; row++) {
    text += `${lead}\t${name}|${row}\t${rows[row].join('\t')}\n`;
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
