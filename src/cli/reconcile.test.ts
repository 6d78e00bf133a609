import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { exitCodes } from './exit-codes.ts';
import { type Output, outputTo } from './output.ts';
import { reconcileFiles } from './reconcile.ts';

const folder = mkdtempSync(join(tmpdir(), 'reconcile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inward = {
  data: {
    gstin: '27AAMCT7421K1ZV',
    rtnprd: '082025',
    version: '1.0',
    gendt: '14-09-2025',
    docdata: {
      b2b: [
        {
          ctin: '29AADFM3390P1ZN',
          trdnm: 'Madhu Fabrics',
          supfildt: '11-09-2025',
          supprd: '082025',
          inv: ['A/1', 'A/2'].map((inum) => ({
            inum,
            typ: 'R',
            dt: '12-08-2025',
            val: 1180,
            pos: '27',
            rev: 'N',
            itcavl: 'Y',
            rsn: '',
            diffprcnt: 1,
            items: [{ num: 1, rt: 18, txval: 1000, igst: 180, cess: 0 }],
          })),
        },
      ],
    },
  },
};

const register = [
  'Vendor GSTIN,Bill No,Bill Date,Taxable Value,IGST,CGST,SGST',
  '29AADFM3390P1ZN,A-1,12/08/2025,600,108,,',
  '29AADFM3390P1ZN,A-1,12/08/2025,400,72,,',
  '29AADFM3390P1ZN,A-2,13/08/2025,"1,000.00",180,,',
  '29AADFM3390P1ZN,A-3,31/08/2025,50,9,,',
];

function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(options: { readonly register: string; readonly out?: string; readonly letters?: string }) {
  let out = '';
  let err = '';
  const terminal = {
    interactive: false,
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const output: Output = outputTo(terminal, true);
  const inwardFile = fileOf('2b.json', JSON.stringify(inward));
  const exitCode = await reconcileFiles(output, {
    options: { ...options, inward: [inwardFile] },
    today: '2025-09-15',
  });
  return { exitCode, said: err, document: JSON.parse(out) as Record<string, never> };
}

describe('reconcile', () => {
  it('matches a register of lines with a GSTR-2B, and writes workbook and letters', async () => {
    const out = join(folder, 'matched.xlsx');
    const letters = join(folder, 'letters');
    const csv = fileOf('register.csv', register.join('\n'));
    const { exitCode, said, document } = await run({ register: csv, out, letters });
    expect(exitCode).toBe(exitCodes.done);
    expect(said).toContain('Matched 3 documents of ours with 2 of GSTR-2B: 1 OK, 1 TO, 0 CO, 1 Mismatch');
    expect(document['policy']).toBe('careful');
    expect(document['totals']).toMatchObject({ ours: { count: 3, taxableValue: 2050 } });
    const { sheets } = await readXlsx(readFileSync(out));
    expect(sheets.map(({ name }) => name)).toContain('Mismatch');
    expect(readdirSync(letters)).toEqual(['29AADFM3390P1ZN.txt', '29AADFM3390P1ZN.xlsx']);
  });

  it('leaves rows with errors out, names them, and says so by its exit code', async () => {
    const csv = fileOf('wrong.csv', [...register, '29AADFM3390P1ZN,A-4,31/02/2025,5O,9,,'].join('\n'));
    const { exitCode, said, document } = await run({ register: csv });
    expect(exitCode).toBe(exitCodes.dataHasErrors);
    expect(said).toContain('row 6, "Taxable Value"');
    expect(said).toContain('Rows with errors were left out');
    expect(document['totals']).toMatchObject({ ours: { count: 3 } });
  });

  it('takes documents as the library does', async () => {
    const documents = [
      {
        id: 'mine',
        gstin: '27AAMCT7421K1ZV',
        counterpartyGstin: '29AADFM3390P1ZN',
        kind: 'invoice',
        number: 'A-1',
        date: '12-08-2025',
        taxableValue: 1000,
        igst: 180,
        cgst: 0,
        sgst: 0,
        cess: 0,
      },
    ];
    const { document } = await run({ register: fileOf('documents.json', JSON.stringify({ documents })) });
    expect(document['results']).toMatchObject([{ code: 'OK', ours: ['mine'] }, { code: 'CO' }]);
  });

  it('says what a register needs when a file is none', async () => {
    const { exitCode, said } = await run({ register: fileOf('none.csv', 'a,b\n1,2\n') });
    expect(exitCode).toBe(exitCodes.dataHasErrors);
    expect(said).toContain('Nothing was matched.');
  });
});
