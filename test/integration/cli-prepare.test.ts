import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gstr1Payload, readGstr1Sheets } from '../../src/core/index.ts';
import { sampleMonth, sampleWorkbook } from '../../src/main/sample-data.ts';
import { vivarani } from './cli/run-cli.ts';

const today = '2026-11-24';
const { filer, sheets } = sampleMonth(today);
const ofReturn = ['--gstin', filer.gstin, '--period', '102026'];
let folder: string;
let workbook: string;

const json = async (...path: string[]) => JSON.parse(await readFile(join(folder, ...path), 'utf8'));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-prepare-'));
  workbook = join(folder, 'sales.xlsx');
  await writeFile(workbook, await sampleWorkbook(today));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const header = sheets['b2b,sez,de']!.header.map((name) => `"${name}"`).join(',');
const invoice = (number: number, place = '29-Karnataka') =>
  `29AADCB6617P1Z4,Bhadra Fabrics,INV/${number},05-Oct-2026,1050,${place},N,,Regular B2B,,5,1000,`;

describe('vivarani prepare', () => {
  it('writes the very payload that the core makes of the workbook, and exits with 0', async () => {
    const out = join(folder, 'clean');
    const ended = await vivarani([
      'prepare',
      workbook,
      ...ofReturn,
      '--turnover-previous',
      '84000000',
      '--turnover-current',
      '51200000',
      '--out',
      out,
    ]);
    expect(ended).toMatchObject({ code: 0 });
    expect((await readdir(out)).sort()).toEqual([
      'findings.json',
      'findings.xlsx',
      'payload.json',
      'summary.json',
    ]);
    const expected = gstr1Payload(filer, readGstr1Sheets(filer, sheets).records);
    expect(await json('clean', 'payload.json')).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(await json('clean', 'findings.json')).toEqual([]);
    expect((await json('clean', 'summary.json')).sections.b2b).toMatchObject({
      count: 25,
      taxableValue: 3_675_720,
    });
  });

  it('leaves a row with an error out of the payload, says where it stands, and exits with 1', async () => {
    await mkdir(join(folder, 'in'), { recursive: true });
    const file = join(folder, 'in', 'b2b.csv');
    await writeFile(file, `${header}\n${invoice(1)}\n${invoice(2, '95-Nowhere')}\n`);
    const ended = await vivarani(['prepare', file, ...ofReturn, '--out', join(folder, 'bad'), '--json']);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ command: 'prepare', records: 1, findings: { errors: 1 } });
    expect(ended.err).toMatch(/row 3.*"Place Of Supply".*95-Nowhere/);
    const payload = await json('bad', 'payload.json');
    expect(payload.b2b[0].inv.map((inv: { inum: string }) => inv.inum)).toEqual(['INV/1']);
  });

  it('splits a payload that is too large, and takes the files of an earlier run away', async () => {
    const file = join(folder, 'in', 'b2b,sez,de.csv');
    const rows = Array.from({ length: 40_000 }, (_, index) => invoice(index + 1));
    await writeFile(file, `${header}\n${rows.join('\n')}\n`);
    const out = join(folder, 'bad');
    const ended = await vivarani(['prepare', file, ...ofReturn, '--out', out]);
    expect(ended.code).toBe(0);
    const parts = (await readdir(out)).filter((name) => name.startsWith('payload')).sort();
    expect(parts.length).toBeGreaterThan(1);
    expect(parts).toEqual(parts.map((_, index) => `payload-${index + 1}-of-${parts.length}.json`));
    const counts = await Promise.all(parts.map(async (name) => (await json('bad', name)).b2b[0].inv.length));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40_000);
  });

  it('refuses the JSON of another GSTIN or period with a sentence, and writes nothing', async () => {
    const file = join(folder, 'other.json');
    await writeFile(file, JSON.stringify({ gstin: '29AADCB6617P1Z4', fp: '102026', b2b: [] }));
    const out = join(folder, 'refused');
    const gstin = await vivarani(['prepare', file, ...ofReturn, '--out', out]);
    expect(gstin).toMatchObject({ code: 1 });
    expect(gstin.err).toContain('The file is the return of 29AADCB6617P1Z4, not of 27AAKCS7314M1ZU.');
    await writeFile(file, JSON.stringify({ gstin: filer.gstin, fp: '092026', b2b: [] }));
    const period = await vivarani(['prepare', file, ...ofReturn, '--out', out]);
    expect(period).toMatchObject({ code: 1 });
    expect(period.err).toContain('The file is for the period 092026, not 102026.');
    await expect(readdir(out)).rejects.toThrow(/ENOENT/);
  });

  it.each([
    ['a missing option', ['prepare', 'x.csv', '--gstin', filer.gstin, '--out', 'out'], '--period'],
    [
      'a GSTIN with a wrong check character',
      ['prepare', 'x.csv', '--gstin', '27AAKCS7314M1ZV', '--period', '102026', '--out', 'out'],
      '27AAKCS7314M1ZV',
    ],
    [
      'a month that is none',
      ['prepare', 'x.csv', '--gstin', filer.gstin, '--period', '132026', '--out', 'out'],
      '132026',
    ],
    ['a file that does not exist', ['prepare', 'nowhere.csv', ...ofReturn, '--out', 'out'], 'nowhere.csv'],
    ['an unknown command', ['prepair'], 'prepair'],
  ])('exits with 64 for %s and quotes it', async (_, args, quoted) => {
    const ended = await vivarani(args);
    expect(ended.code).toBe(64);
    expect(ended.err).toContain(quoted);
    expect(ended.out).toBe('');
  });

  it('prints one JSON document on standard output also when the command line is wrong', async () => {
    const ended = await vivarani(['prepare', 'nowhere.csv', ...ofReturn, '--out', 'out', '--json']);
    expect(JSON.parse(ended.out)).toMatchObject({ error: { code: 'COMMAND-LINE' } });
  });
});
