import { describe, expect, it } from 'vitest';
import { readGstr1Sheets, sectionTotals, summaryRows } from '../core/index.ts';
import { sampleMonth, samplePeriod } from './sample-data.ts';

const days = ['2026-11-24', '2025-07-03', '2026-03-01', '2027-01-31'];

describe('the sample month', () => {
  it('is the month before today, also across a new year', () => {
    expect(samplePeriod('2027-01-31')).toBe('2026-12');
    expect(samplePeriod('2026-11-24')).toBe('2026-10');
  });

  it.each(days)('read on %s has no finding at all', (today) => {
    const { filer, sheets } = sampleMonth(today);
    expect(readGstr1Sheets(filer, sheets).findings).toEqual([]);
  });

  it('fills nine sections of the form', () => {
    const { filer, sheets } = sampleMonth('2026-11-24');
    const sections = [...sectionTotals(readGstr1Sheets(filer, sheets).records).keys()].sort();
    expect(sections).toEqual(['b2b', 'b2cl', 'b2cs', 'cdnr', 'cdnur', 'doc_issue', 'exp', 'hsn', 'nil']);
  });

  it('has a table 12 that equals the documents to the paisa', () => {
    const { filer, sheets } = sampleMonth('2026-11-24');
    const rows = new Map(
      summaryRows(readGstr1Sheets(filer, sheets).records).map((row) => [row.section, row]),
    );
    const { taxableValue, igst, cgst, sgst } = rows.get('HSN')!;
    expect(rows.get('TTL_LIAB')).toMatchObject({ taxableValue, igst, cgst, sgst });
  });
});
