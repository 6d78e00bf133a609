import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  fromKarnataka,
  gstr2bOf,
  imsRow,
  invoiceOf2b,
  neighbour,
  recipient,
  supplierOf2b,
} from '../core/inward/statements.test-kit.ts';
import { readInwardFiles } from './inward-files.ts';
import { repack } from './zip-pack.ts';

const file = (name: string, json: unknown) => ({ name, bytes: Buffer.from(JSON.stringify(json)) });
const zipOf = async (parts: Readonly<Record<string, string>>) => ({
  name: 'download.zip',
  bytes: await repack(
    { name: '', bytes: Buffer.alloc(0), entries: new Map() },
    new Map(Object.entries(parts)),
  ),
});
const one = gstr2bOf({ b2b: [supplierOf2b({ inv: [invoiceOf2b()] })] });
const two = gstr2bOf({ b2b: [supplierOf2b({ inv: [invoiceOf2b({ inum: 'B/7' })] }, fromKarnataka)] });
const tax = { igst: 0, cgst: 180, sgst: 180, cess: 0 };
const summary = {
  data: { ...gstr2bOf({}).data, fc: 2, itcsumm: { itcavl: { nonrevsup: { ...tax, b2b: tax } } } },
};

describe('readInwardFiles', () => {
  it('reads the parts of a large GSTR-2B together and compares them with the summary of the whole', async () => {
    const read = await readInwardFiles([file('s.json', summary), file('1.json', one), file('2.json', two)]);
    expect(read.findings).toEqual([]);
    expect(read.statement).toMatchObject({ gstin: recipient, files: 2 });
    expect(read.statement?.documents.map(({ number }) => number)).toEqual(['A/1', 'B/7']);
    expect(read.sources.map(({ name, sha256 }) => [name, sha256.length])).toEqual([
      ['s.json', 64],
      ['1.json', 64],
      ['2.json', 64],
    ]);
  });

  it('refuses a GSTR-2B of which a part is missing', async () => {
    const read = await readInwardFiles([file('s.json', summary), file('1.json', one)]);
    expect(read).toMatchObject({ statement: null, findings: [{ code: 'STATEMENT-INCOMPLETE' }] });
  });

  it('reads a ZIP of JSON files in a thread of its own', async () => {
    const zip = await zipOf({ 'a.json': JSON.stringify(one), 'b.json': JSON.stringify(two) });
    const { statement, findings } = await readInwardFiles([zip], {
      gstin: recipient,
      returnPeriod: '2025-08',
    });
    expect(findings).toEqual([]);
    expect(statement?.documents).toHaveLength(2);
  });

  it('refuses a ZIP with anything but JSON in it', async () => {
    const read = await readInwardFiles([await zipOf({ 'a.json': JSON.stringify(one), 'b.csv': 'x' })]);
    expect(read).toMatchObject({ statement: null, findings: [{ code: 'FILE-KIND', severity: 'error' }] });
    expect(read.sources).toHaveLength(1);
  });

  it.each([
    ['GSTINs', { ...gstr2bOf({ b2b: [] }).data, gstin: neighbour }],
    ['periods', { ...gstr2bOf({ b2b: [] }).data, rtnprd: '092025' }],
  ])('refuses files of two %s', async (_what, data) => {
    const read = await readInwardFiles([file('1.json', one), file('2.json', { data })]);
    expect(read).toMatchObject({ statement: null, findings: [{ code: 'STATEMENTS-MIXED' }] });
  });

  it('refuses two files that contradict each other, and counts what both hold once', async () => {
    const changed = gstr2bOf({ b2b: [supplierOf2b({ inv: [invoiceOf2b({ val: 1181 })] })] });
    const contradicting = await readInwardFiles([file('1.json', one), file('2.json', changed)]);
    expect(contradicting).toMatchObject({ statement: null, findings: [{ code: 'FILES-CONTRADICT' }] });
    const repeated = await readInwardFiles([file('1.json', one), file('1 (1).json', one)]);
    expect(repeated.statement?.documents).toHaveLength(1);
    expect(repeated.findings).toMatchObject([{ code: 'DOCUMENT-IN-TWO-FILES', severity: 'info' }]);
  });

  it('takes nothing when one of the files cannot be read, and names it', async () => {
    const broken = { name: '2.json', bytes: Buffer.from('{"data":') };
    const read = await readInwardFiles([file('1.json', one), broken]);
    expect(read.statement).toBeNull();
    expect(read.findings[0]?.says).toContain('File "2.json" is not sound JSON');
  });

  it('takes the GSTIN of an IMS answer, which names none, from who asks', async () => {
    const read = await readInwardFiles([file('ims.json', { b2b: [imsRow()] })], { gstin: recipient });
    expect(read.statement).toMatchObject({
      kind: 'IMS',
      gstin: recipient,
      documents: [{ gstin: recipient }],
    });
  });

  it('refuses more bytes than allowed, and no file at all', async () => {
    expect((await readInwardFiles([file('1.json', one)], { fileBytes: 10 })).findings[0]?.code).toBe(
      'FILE-TOO-LARGE',
    );
    expect((await readInwardFiles([])).findings[0]?.code).toBe('FILE-EMPTY');
  });

  const download = new URL(
    '../../../shared/oracle/gstr2b/10NZQCB3129T1ZH_R2B_102021_20220107.json',
    import.meta.url,
  );
  it.skipIf(!existsSync(download))('reads the real download (not present elsewhere)', async () => {
    const bytes = readFileSync(download);
    const read = await readInwardFiles([{ name: 'R2B.json', bytes }], { gstin: '10NZQCB3129T1ZH' });
    expect([read.statement?.documents.length, read.findings]).toEqual([55, []]);
  });
});
