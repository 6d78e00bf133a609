import { describe, expect, it } from 'vitest';
import { withoutFurnished } from './furnished.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { b2bRow, b2csRow, cdnrRow, filer, sheetsOf } from './sheet-rows.test-kit.ts';

const quarterly = { ...filer, returnPeriod: '2026-12', frequency: 'quarterly', today: '2027-01-05' } as const;
type Rows = Parameters<typeof sheetsOf>[0];
const read = (rows: Rows): readonly Gstr1Record[] => readGstr1Sheets(quarterly, sheetsOf(rows)).records;
const furnished = read({ 'b2b,sez,de': [b2bRow] });

describe("a quarter's return after the Invoice Furnishing Facility", () => {
  it('leaves out what the earlier months have furnished', () => {
    const quarter = read({
      'b2b,sez,de': [b2bRow, { ...b2bRow, 'Invoice Number': 'TX-150' }],
      b2cs: [b2csRow],
    });
    const left = withoutFurnished(quarter, furnished);
    expect(left.records.map(({ key }) => key)).toEqual(['b2b|29AADFM3390P1ZN|TX-150', 'b2cs|27|18|']);
    expect(left.furnished.map(({ documentNumber }) => documentNumber)).toEqual(['TX-142']);
    expect(left.differing).toEqual([]);
  });

  it('tells of a document that now reads otherwise instead of sending it again', () => {
    const left = withoutFurnished(read({ 'b2b,sez,de': [{ ...b2bRow, 'Taxable Value': 21000 }] }), furnished);
    expect(left.records).toEqual([]);
    expect(left.differing.map(({ record, furnished: { key } }) => [record.key, key])).toEqual([
      ['b2b|29AADFM3390P1ZN|TX-142', 'b2b|29AADFM3390P1ZN|TX-142'],
    ]);
  });

  it('knows a document by its number whoever the recipient is said to be', () => {
    const other = {
      ...b2bRow,
      'GSTIN/UIN of Recipient': '27AAGCR5512L1Z5',
      'Place Of Supply': '27-Maharashtra',
    };
    const left = withoutFurnished(read({ 'b2b,sez,de': [other] }), furnished);
    expect(left.records).toEqual([]);
    expect(left.differing).toHaveLength(1);
  });

  it('knows a note by its number too, but not an aggregate row, an invoice of its number, or another spelling of it', () => {
    const note = { ...cdnrRow, 'Note Number': 'TX-142' };
    const notes = read({ cdnr: [note] });
    expect(withoutFurnished(notes, notes)).toEqual({ records: [], furnished: notes, differing: [] });
    expect(withoutFurnished(notes, furnished).records).toEqual(notes);
    const other = read({ cdnr: [{ ...note, 'GSTIN/UIN of Recipient': '29AAKCP5519L1ZS' }] });
    expect(withoutFurnished(other, notes).differing).toHaveLength(1);
    const rows = read({ b2cs: [b2csRow] });
    expect(withoutFurnished(rows, furnished).records).toEqual(rows);
    const spelt = read({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': 'tx-142' }] });
    expect(withoutFurnished(spelt, furnished).records).toEqual([]);
  });

  it('leaves everything in where nothing was furnished', () => {
    expect(withoutFurnished(furnished, [])).toEqual({ records: furnished, furnished: [], differing: [] });
  });

  it('takes the number of another financial year for another document', () => {
    const old = { ...b2bRow, 'Invoice date': '03-Mar-2026' };
    expect(withoutFurnished(read({ 'b2b,sez,de': [old] }), furnished).records).toHaveLength(1);
  });
});
