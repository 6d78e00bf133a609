import { crc32, deflateRawSync } from 'node:zlib';
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
const sound = () =>
  writeSheetWorkbook([
    { name: 'b2cs', header, firstRow: 5, rows: [['OE', '27-Maharashtra', 18, null, 500, 0]] },
  ]);

/** A ZIP file part by part, with lies where the test wants them. */
function zip(
  parts: { name: string; text: string; declared?: number; flags?: number; offset?: number }[],
): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, declared, flags = 0, offset: lie } of parts) {
    const packed = deflateRawSync(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(text), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? Buffer.byteLength(text), 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(lie ?? offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, tail, Buffer.from(name)]));
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    pieces.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, ...directory, Buffer.from('PK\x05\x06'), end]);
}

const workbookXml =
  '<workbook xmlns:r="r"><sheets><sheet name="b2cs" sheetId="1" r:id="a"/></sheets></workbook>';
const linksXml =
  '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';
const parts = (
  sheet: string,
  more: { declared?: number; flags?: number; offset?: number } = {},
  workbook = workbookXml,
) => [
  { name: 'xl/workbook.xml', text: workbook },
  { name: 'xl/_rels/workbook.xml.rels', text: linksXml },
  { name: 'xl/worksheets/sheet1.xml', text: sheet, ...more },
];
const headerCells = header.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
const sheetXml = (rows: string) =>
  `<worksheet><sheetData><row r="4">${headerCells}</row>${rows}</sheetData></worksheet>`;
const read = (bytes: Uint8Array, name = 'sales.xlsx', options = {}) =>
  readWorkbook([{ name, bytes }], options);

async function refusal(bytes: Uint8Array, name?: string, options?: object) {
  const { sheets, findings } = await read(bytes, name, options);
  expect(sheets).toEqual({});
  expect(findings).toHaveLength(1);
  expect(findings[0]?.severity).toBe('error');
  return `${findings[0]?.code}: ${findings[0]?.says}`;
}

describe('files that cannot be read', () => {
  it('refuses a part that would unpack to hundreds of times its size, before unpacking it', async () => {
    const bomb = zip(parts(sheetXml(' '.repeat(30 * 2 ** 20))));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb)).toMatch(/^FILE-COMPRESSION: .*sales\.xlsx.*sheet1\.xml.* times its size/);
  });

  it('stops at the first byte beyond the declared size', async () => {
    expect(await refusal(zip(parts(sheetXml(' '.repeat(30 * 2 ** 20)), { declared: 1000 })))).toMatch(
      /larger than it declares/,
    );
  });

  it('refuses a workbook that unpacks to more than the limit', async () => {
    expect(await refusal(await sound(), 'sales.xlsx', { unpackedBytes: 1000 })).toMatch(
      /FILE-TOO-LARGE: .* MB; the limit is 0 MB/,
    );
  });

  it('refuses parts that overlap', async () => {
    expect(await refusal(zip(parts(sheetXml(''), { offset: 0 })))).toMatch(/FILE-DAMAGED: .*overlap/);
  });

  it('refuses parts packed with a password', async () => {
    expect(await refusal(zip(parts(sheetXml(''), { flags: 1 })))).toMatch(/FILE-PROTECTED: .*password/);
  });

  it('refuses a document type in any part', async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY b "c">]>';
    expect(await refusal(zip(parts(sheetXml(''), {}, doctype + workbookXml)))).toMatch(
      /FILE-XML: .*xl\/workbook\.xml/,
    );
    expect(await refusal(zip(parts(doctype + sheetXml(''))))).toMatch(/FILE-XML: .*sheet1\.xml/);
  });

  it('refuses a row number beyond the last row of Excel, quoting the limit as written in India', async () => {
    expect(await refusal(zip(parts(sheetXml('<row r="1048577"><c><v>1</v></c></row>'))))).toMatch(
      /SHEET-TOO-LONG: Sheet "b2cs" has more than 10,48,576 rows/,
    );
  });

  it('refuses a CSV of more than a million rows', async () => {
    const bytes = Buffer.from(`${header.join()}\n${'OE,27-Maharashtra,18,,1,,\n'.repeat(1_048_576)}`);
    expect(await refusal(bytes, 'b2cs.csv')).toMatch(/SHEET-TOO-LONG: Sheet "b2cs\.csv"/);
  });

  it('refuses a row without an end and a table without an end', async () => {
    expect(
      await refusal(
        zip(parts(sheetXml(`<row r="5"><c t="str"><v>${'ab'.repeat(9 * 2 ** 20)}`))),
        'sales.xlsx',
        { ratio: 10_000 },
      ),
    ).toMatch(/SHEET-ROW: Row 5/);
    expect(await refusal(zip(parts('<worksheet><sheetData><row r="4"></row>')))).toMatch(
      /FILE-DAMAGED: .*breaks off after row 4/,
    );
  });

  it('refuses a value far to the right and a cell longer than a cell can be', async () => {
    expect(await refusal(zip(parts(sheetXml('<row r="5"><c r="XFD5"><v>1</v></c></row>'))))).toMatch(
      /SHEET-TOO-WIDE: Cell XFD5/,
    );
    expect(await refusal(Buffer.from(`${header.join()}\n"OE,${'x'.repeat(40_000)}`), 'b2cs.csv')).toMatch(
      /CELL-TOO-LONG: .*row 2, column 1.*40003 characters/,
    );
  });

  it('says of a file cut short, or with a changed byte, that it is damaged', async () => {
    const bytes = await sound();
    expect(await refusal(bytes.subarray(0, bytes.length - 100))).toMatch(/^FILE-DAMAGED: .*broke off/);
    const text = sheetXml('<row r="5"><c r="A5"><v>1</v></c></row>');
    const changed = zip(parts(text));
    changed.writeUInt8(
      (changed[changed.indexOf('sheet1.xml') + 14] ?? 0) ^ 0x55,
      changed.indexOf('sheet1.xml') + 14,
    );
    expect(await refusal(changed)).toMatch(/^FILE-DAMAGED/);
  });

  it.each([
    ['an old workbook', 'd0cf11e0a1b11ae1'.padEnd(1200, '0'), /FILE-OLD-FORMAT: .*Save As, Excel Workbook/],
    [
      'a workbook with a password',
      `d0cf11e0a1b11ae1${Buffer.from('EncryptedPackage', 'utf16le').toString('hex')}`,
      /FILE-PROTECTED: .*Remove the password/,
    ],
    ['a web page', Buffer.from('\ufeff\n<html><table><tr><td>1').toString('hex'), /FILE-KIND: .*web page/],
    ['a PDF', Buffer.from('%PDF-1.7\n').toString('hex'), /FILE-KIND: .*PDF/],
    ['random bytes', '8f0012a4ff017755aa', /FILE-KIND: .*neither a workbook nor text/],
    ['nothing', '', /FILE-EMPTY/],
  ])('says of %s what to do', async (_, hex, message) => {
    expect(await refusal(Buffer.from(hex, 'hex'), 'sales.xls')).toMatch(message);
  });

  it('says of a packed file that is no workbook how to get one', async () => {
    expect(await refusal(zip([{ name: 'word/document.xml', text: '<w/>' }]))).toMatch(
      /FILE-KIND: .*not an Excel workbook/,
    );
  });

  it('answers cuts and changed bytes of a sound workbook with sentences', async () => {
    const bytes = await sound();
    let seed = 20261124;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed % below;
    };
    const { readFiles } = await import('./read-files.ts');
    const { defaultLimits } = await import('./limits.ts');
    const { officialSheets } = await import('../core/index.ts');
    for (let round = 0; round < 300; round++) {
      const changed = Buffer.from(bytes.subarray(0, round % 3 === 0 ? next(bytes.length) : bytes.length));
      if (changed.length > 0) changed[next(changed.length)] = next(256);
      const result = await readFiles([{ name: 'x.xlsx', bytes: changed }], {
        limits: defaultLimits,
        official: officialSheets,
      });
      expect(
        result.findings.every(({ says }) => says.endsWith('.')),
        `seed 20261124, round ${round}`,
      ).toBe(true);
    }
  });
});

describe('limits of the reading thread', () => {
  it('ends a read that takes too long', async () => {
    expect(await refusal(await sound(), 'sales.xlsx', { seconds: 0.001 })).toMatch(/FILE-TIME: /);
  });

  it('ends a read that needs too much memory', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, index) =>
        `<row r="${index + 5}"><c r="A${index + 5}" t="str"><v>${'x'.repeat(60)}${index}</v></c></row>`,
    );
    expect(await refusal(zip(parts(sheetXml(rows.join('')))), 'sales.xlsx', { megabytes: 24 })).toMatch(
      /FILE-TOO-LARGE: .*24 MB of memory/,
    );
  });

  it('rejects with the reason of the signal', async () => {
    const controller = new AbortController();
    const bytes = await sound();
    const reading = read(bytes, 'sales.xlsx', { signal: controller.signal });
    controller.abort(new Error('the page was closed'));
    await expect(reading).rejects.toThrow('the page was closed');
  });
});
