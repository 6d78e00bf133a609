import { describe, expect, it } from 'vitest';
import { readCsvRows } from '../csv-rows.ts';
import { defaultLimits } from '../limits.ts';
import { findRegister } from './find-register.ts';
import { guessMapping, type RegisterMapping } from './mapping.ts';
import { readRegister } from './read-register.ts';

const header =
  'Invoice No,Date,Customer GSTIN,State,HSN,Unit,Qty,Rate,Taxable Value,IGST,CGST,SGST,Invoice Value';

function read(lines: readonly string[], change: Partial<RegisterMapping> = {}, gstin?: string) {
  const rows = [...readCsvRows(lines.join('\n'), { sheetName: 'Sales', limits: defaultLimits })];
  const found = findRegister('Sales', rows);
  if (!found) throw new Error('no register found');
  const mapping = { ...found.guess.mapping, ...change };
  return readRegister(found.sheet, mapping, gstin === undefined ? {} : { gstin });
}
const codes = ({ findings }: ReturnType<typeof read>) => findings.map(({ code, row }) => [code, row]);

describe('guessMapping', () => {
  it('recognises columns by the names in use and says how sure it is', () => {
    const guess = guessMapping(header.split(','));
    expect(guess.missing).toEqual([]);
    expect(guess.confidence).toBeGreaterThan(0.9);
    expect(guess.mapping.columns).toMatchObject({
      'Invoice No': 'documentNumber',
      Date: 'documentDate',
      State: 'recipientState',
    });
  });

  it('names what is missing', () => {
    expect(guessMapping(['Bill No', 'Amount', 'Customer Name']).missing).toEqual([
      'documentDate',
      'taxableValue',
      'rate',
      'placeOfSupply',
    ]);
  });

  it('is plain JSON, so that it can be remembered', () => {
    const { mapping } = guessMapping(header.split(','));
    expect(JSON.parse(JSON.stringify(mapping))).toEqual(mapping);
  });
});

describe('readRegister', () => {
  it('finds the columns under title rows and passes over totals and blank rows', () => {
    const { documents, findings } = read([
      'Prabhat Textiles,,,',
      '"1-Oct-26 to 31-Oct-26",,,',
      header,
      'A-1,03-Oct-26,29AADFM3390P1ZN,KA,5208,Mtrs,10,5%,"1,000.00",50,,,1050',
      ',,,',
      'Grand Total,,,,,,,,"1,000.00",50,,,1050',
    ]);
    expect(findings).toEqual([]);
    expect(documents).toMatchObject([
      {
        number: 'A-1',
        date: '2026-10-03',
        placeOfSupply: '29',
        recipient: { kind: 'registered', gstin: '29AADFM3390P1ZN' },
        value: 1_050_00,
        lines: [{ rate: 5, taxableValue: 1_000_00, unit: 'MTR', quantity: 10_00, origin: { row: 4 } }],
      },
    ]);
  });

  it('makes one document of several rows, whether they state its value or that of their own line', () => {
    const whole = ['A-1,13-10-26,,MH,5208,MTR,1,5,100,,,,315', 'A-1,13-10-26,,MH,6109,PCS,1,5,200,,,,315'];
    const byLine = ['A-2,13-10-26,,MH,5208,MTR,1,5,100,,,,105', 'A-2,13-10-26,,MH,6109,PCS,1,5,200,,,,210'];
    const { documents } = read([header, ...whole, ...byLine]);
    expect(documents.map(({ value, lines }) => [value, lines.length])).toEqual([
      [315_00, 2],
      [315_00, 2],
    ]);
  });

  it('refuses rows of one document that contradict each other', () => {
    const result = read([
      header,
      'A-1,13-10-26,,MH,5208,MTR,1,5,100,,,,315',
      'A-1,14-10-26,,MH,6109,PCS,1,5,200,,,,315',
    ]);
    expect(result.documents).toEqual([]);
    expect(result.findings).toMatchObject([{ code: 'ROWS-DISAGREE', row: 3, column: 'Date' }]);
  });

  it('leaves out the whole document of a row that cannot be read', () => {
    const result = read([
      header,
      'A-1,13-10-26,,MH,5208,MTR,1,5,100,,,,',
      'A-1,13-10-26,,Bombay,5208,MTR,1,5,lots,,,,',
      'A-2,13-10-26,,MH,5208,MTR,1,5,100,,,,',
    ]);
    expect(result.documents.map(({ number }) => number)).toEqual(['A-2']);
    expect(codes(result)).toEqual([
      ['PLACE-OF-SUPPLY', 3],
      ['AMOUNT-FORM', 3],
      ['TAXABLE-VALUE-BLANK', 3],
    ]);
  });

  it('reads a negative invoice as a credit note, and nets a negative line within one', () => {
    const { documents, findings } = read([
      header,
      'A-1,13-10-26,,MH,5208,MTR,-1,5,-100,,-2.5,-2.5,-105',
      'A-2,13-10-26,,MH,5208,MTR,10,5,1000,,,,',
      'A-2,13-10-26,,MH,5208,MTR,-1,5,-100,,,,',
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['NEGATIVE-INVOICE']);
    expect(documents[0]).toMatchObject({
      kind: 'credit-note',
      value: 105_00,
      lines: [{ taxableValue: 100_00, quantity: 1_00, stated: { igst: 0, cgst: 2_50, sgst: 2_50 } }],
    });
    expect(documents[1]?.lines.map(({ taxableValue, quantity }) => [taxableValue, quantity])).toEqual([
      [1000_00, 10_00],
      [-100_00, -1_00],
    ]);
  });

  it('works the rate out from the tax, also of rounded amounts, and refuses what is no rate', () => {
    const bare = 'Invoice No,Date,State,Taxable Value,IGST,CGST,SGST';
    const { documents, findings } = read([
      bare,
      'A-1,13-10-26,KA,1000,180,,',
      'A-2,13-10-26,MH,999.99,,25,25',
      'A-3,13-10-26,MH,1000,,100,100',
    ]);
    expect(documents.map(({ lines }) => lines[0]?.rate)).toEqual([18, 5]);
    expect(findings).toMatchObject([{ code: 'RATE-UNKNOWN', row: 4 }]);
  });

  it('reads 0.18 of a cell formatted as a percentage as 18', () => {
    expect(read([header, 'A-1,13-10-26,,MH,5208,MTR,1,0.18,100,,,,']).documents[0]?.lines[0]?.rate).toBe(18);
  });

  it('takes rate 0 for nil rated and says so', () => {
    const { documents, findings } = read([header, 'A-1,13-10-26,,MH,1006,KGS,1,0,100,,,,']);
    expect(documents[0]?.lines[0]?.taxability).toBe('nil-rated');
    expect(findings).toMatchObject([{ code: 'TAXABILITY-ASSUMED', severity: 'warning', column: 'Rate' }]);
  });

  it('asks for the order of dates that the register does not decide', () => {
    const lines = [header, 'A-1,03-10-26,,MH,5208,MTR,1,5,100,,,,'];
    expect(read(lines).findings).toMatchObject([{ code: 'DATE-ORDER', value: '03-10-26', column: 'Date' }]);
    expect(read(lines).documents).toEqual([]);
    expect(read(lines, { dateOrder: 'dmy' }).documents[0]?.date).toBe('2026-10-03');
    expect(read(lines, { dateOrder: 'mdy' }).documents[0]?.date).toBe('2026-03-10');
  });

  it('lets the invoice dates decide the order of the original dates', () => {
    const { documents } = read([
      'Note Number,Note Date,Document Type,State,Rate,Taxable Value,Original Invoice Number,Original Invoice Date',
      'C-1,13-10-26,Credit note,MH,5,100,A-1,05-09-26',
    ]);
    expect(documents[0]?.original).toEqual({ number: 'A-1', date: '2026-09-05' });
  });

  it('leaves out the rows of other registrations', () => {
    const lines = [
      `GSTIN of Supplier,${header}`,
      '27AAMCT7421K1ZV,A-1,13-10-26,,MH,5208,MTR,1,5,100,,,,',
      '29AADFM3390P1ZN,B-1,13-10-26,,KA,5208,MTR,1,5,100,,,,',
    ];
    const { documents, findings } = read(lines, {}, '27AAMCT7421K1ZV');
    expect(documents.map(({ number }) => number)).toEqual(['A-1']);
    expect(findings).toMatchObject([{ code: 'ROWS-OF-OTHER-GSTIN', severity: 'info' }]);
  });

  it('leaves out the rows of other return periods', () => {
    const rows = [
      ...readCsvRows(
        [
          `Return Period,${header}`,
          '09-2026,A-1,13-09-26,,MH,5208,MTR,1,5,100,,,,',
          '10-2026,A-2,13-10-26,,MH,5208,MTR,1,5,100,,,,',
        ].join('\n'),
        { sheetName: 'Sales', limits: defaultLimits },
      ),
    ];
    const found = findRegister('Sales', rows)!;
    const { documents, findings } = readRegister(found.sheet, found.guess.mapping, {
      returnPeriod: '2026-10',
    });
    expect(documents.map(({ number }) => number)).toEqual(['A-2']);
    expect(findings).toMatchObject([{ code: 'ROWS-OF-OTHER-PERIOD', column: 'Return Period' }]);
  });

  it('refuses amendments instead of reporting them as new documents', () => {
    const result = read([`${header},Invoice Type`, 'A-1,13-10-26,,MH,5208,MTR,1,5,100,,,,,Amendment']);
    expect(codes(result)).toEqual([['AMENDMENT-IN-REGISTER', 2]]);
    expect(result.documents).toEqual([]);
  });

  it('reads a sales register of Tally: own voucher types, cancelled vouchers, Cr and Dr, walk-in customers', () => {
    const { documents, findings } = read(
      [
        'Prabhat Textiles',
        'Sales Register',
        'Date,Particulars,Voucher Type,Voucher No.,GSTIN/UIN,Value,Gross Total,Sales Account,CGST,SGST,IGST,Round Off',
        '13-Oct-26,Madhu Fabrics,Sales - Pune,P/1,29AADFM3390P1ZN,1000.00 Cr,1050.00 Dr,1000.00 Cr,,,50.00 Cr,',
        '14-Oct-26,Cash,Sales - Pune,P/2,,200.00 Cr,210.00 Dr,200.00 Cr,5.00 Cr,5.00 Cr,,',
        '15-Oct-26,(cancelled),Sales - Pune,P/3,,,,,,,,',
        '16-Oct-26,Cash,Credit Note,C/1,,100.00 Dr,105.00 Cr,,2.50 Dr,2.50 Dr,,',
        ',Grand Total,,,,1100.00 Cr,,,,,,',
      ],
      { constants: { recipientState: 'Maharashtra' } },
    );
    expect(findings).toEqual([]);
    expect(documents).toMatchObject([
      { kind: 'invoice', number: 'P/1', placeOfSupply: '29', value: 1050_00, lines: [{ rate: 5 }] },
      { kind: 'invoice', number: 'P/2', placeOfSupply: '27', lines: [{ stated: { cgst: 5_00 } }] },
      { kind: 'invoice', number: 'P/3', cancelled: true, lines: [] },
      { kind: 'credit-note', number: 'C/1', lines: [{ taxableValue: 100_00, stated: { cgst: 2_50 } }] },
    ]);
  });

  it('takes the number of the note where a marketplace names note and invoice', () => {
    const { documents, findings } = read([
      'Invoice Number,Invoice Date,Transaction Type,Quantity,Hsn/sac,Ship To State,Tax Exclusive Gross,Cgst Rate,Sgst Rate,Igst Rate,Igst Tax,Utgst Tax,Credit Note No,Credit Note Date',
      'IN-7,2026-10-02 10:11:12,Shipment,1,6109,KERALA,1000,0,0,0.05,50,0,,',
      'IN-7,2026-10-02 10:11:12,Refund,1,6109,KERALA,-1000,0,0,0.05,-50,0,CN-3,2026-10-20 08:00:00',
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['OPERATOR-GSTIN-BLANK']);
    expect(documents).toMatchObject([
      { kind: 'invoice', number: 'IN-7', lines: [{ rate: 5 }] },
      {
        kind: 'credit-note',
        number: 'CN-3',
        date: '2026-10-20',
        original: { number: 'IN-7', date: '2026-10-02' },
        lines: [{ rate: 5, taxableValue: 1000_00, stated: { igst: 50_00 } }],
      },
    ]);
  });

  it('says once that a needed column is not mapped', () => {
    const result = read([
      'Invoice No,Date,State,Taxable Value',
      'A-1,13-10-26,MH,100',
      'A-2,13-10-26,MH,100',
    ]);
    expect(result.findings).toMatchObject([{ code: 'COLUMN-MISSING' }]);
    expect(result.documents).toEqual([]);
  });

  it('warns of a row that repeats another in every cell', () => {
    const row = 'A-1,13-10-26,,MH,5208,MTR,1,5,100,,,,';
    expect(codes(read([header, row, row]))).toEqual([['ROW-REPEATED', 3]]);
  });
});
