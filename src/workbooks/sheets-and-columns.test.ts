import { describe, expect, it } from 'vitest';
import { readWorkbook, writeSheetWorkbook } from './index.ts';

const header = [
  'Type',
  'Place Of Supply',
  'Rate',
  'Applicable % of Tax Rate',
  'Taxable Value',
  'Cess Amount',
  'E-Commerce GSTIN',
];
const row = ['OE', '27-Maharashtra', 18, null, 500, 0, null];
const csv = (name: string, text: string | Buffer) => ({
  name,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
});
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const book = async (sheets: Parameters<typeof writeSheetWorkbook>[0]) =>
  readWorkbook([{ name: 'sales.xlsx', bytes: await writeSheetWorkbook(sheets) }]);

describe('sheets', () => {
  it.each(['b2cs.csv', 'B2CS.CSV', 'b2cs-sample.csv', 'gstr1_b2cs_082025.csv', 'C:\\returns\\b2cs.csv'])(
    'finds the sheet of %s',
    async (name) => {
      const { sheets, findings } = await readWorkbook([
        csv(name, `${header.join()}\nOE,27-Maharashtra,18,,500,0,`),
      ]);
      expect(findings).toEqual([]);
      expect(sheets).toEqual({ b2cs: { header, rows: [row], firstRow: 2 } });
    },
  );

  it.each([
    ['b2b.csv', 'b2b,sez,de'],
    ['b2b,sez,de.csv', 'b2b,sez,de'],
    ['hsn(b2b).csv', 'hsn(b2b)'],
    ['hsn-b2c-sample.csv', 'hsn(b2c)'],
    ['HSN.csv', 'hsn'],
  ])('takes %s for the sheet %s', async (name, sheet) => {
    const { findings } = await readWorkbook([csv(name, 'x,y\n1,2')]);
    expect(findings[0]?.code).toBe('HEADER-MISSING');
    const { sheets } = await readWorkbook([csv(name, sheet.startsWith('hsn') ? hsn : b2b)]);
    expect(Object.keys(sheets)).toEqual([sheet]);
  });
  const hsn =
    'HSN,Description,UQC,Total Quantity,Total Value,Rate,Taxable Value,Integrated Tax Amount,Central Tax Amount,State/UT Tax Amount,Cess Amount\n0101,,NOS-NUMBERS,1,1,18,1,1,,,';
  const b2b =
    'GSTIN/UIN of Recipient,Receiver Name,Invoice Number,Invoice date,Invoice Value,Place Of Supply,Reverse Charge,Applicable % of Tax Rate,Invoice Type,E-Commerce GSTIN,Rate,Taxable Value,Cess Amount\nx,,1,,,,,,,,,,';

  it('finds the sheet of a file with any name by its columns, and says so', async () => {
    const { sheets, findings } = await readWorkbook([csv('april.csv', b2b)]);
    expect(Object.keys(sheets)).toEqual(['b2b,sez,de']);
    expect(codes(findings)).toEqual(['SHEET-BY-COLUMNS']);
  });

  it('asks which sheet it is when the columns fit several', async () => {
    const { sheets, findings } = await readWorkbook([csv('april.csv', hsn)]);
    expect(sheets).toEqual({});
    expect(findings[0]?.says).toMatch(/fit .*hsn\(b2b\) or hsn\(b2c\)/);
  });

  it('names a sheet it does not know and passes over help, master and its own list of findings', async () => {
    const { findings } = await book([
      { name: 'Help Instruction', header: ['x'], rows: [[1]] },
      { name: 'master', header: ['x'], rows: [[1]] },
      { name: 'Findings', header: ['x'], rows: [[1]] },
      { name: 'Stock', header: ['Item', 'Count'], rows: [['Pens', 4]] },
      { name: 'b2cs', header, rows: [row] },
    ]);
    expect(findings).toMatchObject([{ code: 'SHEET-UNKNOWN', severity: 'warning', sheet: 'Stock' }]);
  });

  it('takes neither of two files for the same sheet', async () => {
    const text = `${header.join()}\nOE,27-Maharashtra,18,,500,0,`;
    const { sheets, findings } = await readWorkbook([csv('b2cs.csv', text), csv('b2cs-2.csv', text)]);
    expect(sheets).toEqual({});
    expect(findings[0]?.says).toBe(
      'The sheet b2cs is given twice: in file "b2cs.csv" and in file "b2cs-2.csv". Keep one of them; nothing was read.',
    );
  });

  it('says of a workbook without data that it has no rows', async () => {
    expect(codes((await book([{ name: 'b2cs', header, rows: [], firstRow: 5 }])).findings)).toEqual([
      'WORKBOOK-EMPTY',
    ]);
  });
});

describe('columns', () => {
  it('are found in any order and row, without regard to case, blanks and stars', async () => {
    const { sheets, findings } = await book([
      {
        name: ' B2CS ',
        header: ['taxable  value*', 'RATE', 'Place of Supply *', 'type'],
        firstRow: 9,
        title: 'Summary',
        rows: [[500, 18, '27-Maharashtra', 'OE']],
      },
    ]);
    expect(findings).toEqual([]);
    expect(sheets.b2cs).toEqual({
      header: ['Taxable Value', 'Rate', 'Place Of Supply', 'Type'],
      rows: [[500, 18, '27-Maharashtra', 'OE']],
      firstRow: 9,
    });
  });

  it('that are missing, given twice, unknown or without a name are reported by name and row', async () => {
    const missing = await readWorkbook([csv('b2cs.csv', 'Type,Rate,Cess Amount\nOE,18,0')]);
    expect(missing.findings.map(({ column }) => column)).toEqual(['Place Of Supply', 'Taxable Value']);
    expect(missing.sheets).toEqual({});
    const twice = await readWorkbook([csv('b2cs.csv', `${header.join()},rate\n`)]);
    expect(twice.findings[0]).toMatchObject({ code: 'COLUMN-TWICE', column: 'Rate', row: 1 });
    const unknown = await readWorkbook([
      csv('b2cs.csv', `${header.join()},Cess Amt\nOE,27-Maharashtra,18,,500,0,,7,note`),
    ]);
    expect(unknown.findings).toMatchObject([
      { code: 'COLUMN-UNKNOWN', column: 'Cess Amt' },
      { code: 'COLUMN-UNNAMED', column: 'I' },
    ]);
    expect(unknown.sheets.b2cs?.rows).toEqual([[...row, 7]]);
  });

  it('keep the numbers of their rows past blank rows', async () => {
    const { sheets } = await readWorkbook([
      csv('b2cs.csv', `${header.join()}\nOE,27-Maharashtra,18,,500,0,\n\n,,,\nOE,29-Karnataka,18,,1,,\n`),
    ]);
    expect(sheets.b2cs?.rows.map(({ length }) => length)).toEqual([7, 0, 0, 7]);
  });
});

describe('encodings', () => {
  const text = `${header.join()}\nOE,27-Mahārāshtra,18,,500,0,`;
  const place = async (bytes: Buffer) => {
    const { sheets, findings } = await readWorkbook([csv('b2cs.csv', bytes)]);
    return { place: sheets.b2cs?.rows[0]?.[1], findings };
  };

  it.each([
    ['UTF-8', Buffer.from(text), []],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), []],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le'), ['TEXT-ENCODING']],
    ['UTF-16 BE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), ['TEXT-ENCODING']],
    ['UTF-16 LE without a mark', Buffer.from(text, 'utf16le'), ['TEXT-ENCODING']],
  ])('reads %s', async (_, bytes, expected) => {
    const { place: read, findings } = await place(bytes);
    expect(read).toBe('27-Mahārāshtra');
    expect(codes(findings)).toEqual(expected);
  });

  it('reads Windows-1252 and says so', async () => {
    const { place: read, findings } = await place(
      Buffer.from(`${header.join()}\nOE,27-Café,18,,500,0,`, 'latin1'),
    );
    expect(read).toBe('27-Café');
    expect(findings).toMatchObject([{ code: 'TEXT-ENCODING', severity: 'info' }]);
  });

  it('reads a file of two encodings line by line and names the first foreign line', async () => {
    const mixed = Buffer.concat([Buffer.from(`${text}\n`), Buffer.from('OE,29-Café,18,,500,0,', 'latin1')]);
    const { sheets, findings } = await readWorkbook([csv('b2cs.csv', mixed)]);
    expect(sheets.b2cs?.rows.map(([, place]) => place)).toEqual(['27-Mahārāshtra', '29-Café']);
    expect(findings).toMatchObject([{ code: 'TEXT-ENCODING', severity: 'warning', row: 3 }]);
  });
});

describe('portal JSON', () => {
  it('is recognised by content and says whose it is', async () => {
    const { kind, json, declared } = await readWorkbook([
      csv('return.txt', '\ufeff{"gstin":"27AAMCT7421K1ZV","fp":"082025","b2b":[]}'),
    ]);
    expect(kind).toBe('portal JSON');
    expect(json).toMatchObject({ b2b: [] });
    expect(declared).toEqual({ gstin: '27AAMCT7421K1ZV', returnPeriod: '2025-08' });
  });

  it('that is cut off is a finding', async () => {
    const { findings } = await readWorkbook([csv('return.json', '{"gstin":"27AAM')]);
    expect(codes(findings)).toEqual(['FILE-JSON']);
  });
});
