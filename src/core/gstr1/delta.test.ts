import { describe, expect, it } from 'vitest';
import { compareRecords, fieldTitle } from './delta.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { b2bRow, b2csRow, cdnrRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';

type Rows = Parameters<typeof sheetsOf>[0];
const read = (rows: Rows): readonly Gstr1Record[] => readGstr1Sheets(filer, sheetsOf(rows)).records;

describe('the difference of two returns', () => {
  it('names what came and what went by document', () => {
    const before = read({ 'b2b,sez,de': [b2bRow], cdnr: [cdnrRow] });
    const after = read({ 'b2b,sez,de': [b2bRow, { ...b2bRow, 'Invoice Number': 'TX-143' }] });
    const { added, changed, removed } = compareRecords(before, after);
    expect(added.map(({ documentNumber }) => documentNumber)).toEqual(['TX-143']);
    expect(removed.map(({ documentNumber }) => documentNumber)).toEqual(['CN-7']);
    expect(changed).toEqual([]);
  });

  it('names the changed facts of a document and of its lines', () => {
    const before = read({ 'b2b,sez,de': [b2bRow] });
    const after = read({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Value': 24780, 'Taxable Value': 21000 }] });
    expect(compareRecords(before, after).changed).toEqual([
      {
        key: 'b2b|29AADFM3390P1ZN|TX-142',
        fields: [
          { name: 'documentValue', line: null, before: 23_600_00, after: 24_780_00 },
          { name: 'taxableValue', line: '18', before: 20_000_00, after: 21_000_00 },
          { name: 'igst', line: '18', before: 3_600_00, after: 3_780_00 },
        ],
      },
    ]);
  });

  it('shows a line of another rate as one that came and one that went', () => {
    const before = read({ 'b2b,sez,de': [b2bRow] });
    const after = read({ 'b2b,sez,de': [{ ...b2bRow, Rate: 5 }] });
    const { fields } = compareRecords(before, after).changed[0] ?? { fields: [] };
    expect(fields.filter(({ name }) => name === 'rate')).toEqual([
      { name: 'rate', line: '18', before: 18, after: null },
      { name: 'rate', line: '5', before: null, after: 5 },
    ]);
  });

  it('passes over what the portal is not told', () => {
    const before = read({ 'b2b,sez,de': [b2bRow] });
    const after = read({ 'b2b,sez,de': [{ ...b2bRow, 'Receiver Name': 'Madhu Fabrics LLP' }] });
    expect(compareRecords(before, after)).toEqual({ added: [], changed: [], removed: [] });
  });

  it('names a fact as the official workbook does', () => {
    expect(fieldTitle('b2b|29AADFM3390P1ZN|TX-142', 'documentValue')).toBe('Invoice Value');
    expect(fieldTitle('b2csa|2026-10|27|', 'originalPeriod')).toBe('Original Month');
    expect(fieldTitle('b2b|29AADFM3390P1ZN|TX-142', 'igst')).toBe('igst');
  });

  it('compares aggregate rows by their identity', () => {
    const before = read({ b2cs: [b2csRow], 'hsn(b2b)': [hsnRow] });
    const after = read({ b2cs: [{ ...b2csRow, 'Taxable Value': 6000 }], 'hsn(b2b)': [hsnRow] });
    const [row, ...rest] = compareRecords(before, after).changed;
    expect(rest).toEqual([]);
    expect(row?.fields.map(({ name, line }) => `${name} ${line}`)).toEqual([
      'taxableValue null',
      'cgst null',
      'sgst null',
    ]);
  });
});
