import { describe, expect, it } from 'vitest';
import { readWorkbook } from './read-workbook.ts';
import { guessMapping } from './registers/mapping.ts';
import { registerFieldTitles } from './registers/register-field-titles.ts';
import { templateSheets, writeTemplate } from './templates.ts';

describe('the template of a register', () => {
  it('has columns that are all recognised for certain as what they are called', () => {
    const [sheet] = templateSheets('sales-register', '2026-10');
    const titles: Readonly<Record<string, string>> = registerFieldTitles;
    const { columns, missing } = guessMapping(sheet?.header ?? []);
    expect(missing).toEqual([]);
    for (const { header, field, confidence } of columns) {
      expect(titles[field ?? '']).toBe(header);
      expect(confidence, header).toBeGreaterThan(0.8);
    }
  });
});

describe('the template of the official workbook', () => {
  it('is recognised sheet by sheet, with nothing but its rows missing', async () => {
    const bytes = await writeTemplate('gstr1-workbook', '2026-10');
    const { findings } = await readWorkbook([{ name: 'gstr1.xlsx', bytes }]);
    expect(findings.map(({ code }) => code)).toEqual(['WORKBOOK-EMPTY']);
  });

  it('has the sheets of its period: table 12 in two sheets from May 2025', () => {
    const names = (period: '2025-04' | '2025-05') =>
      templateSheets('gstr1-workbook', period)
        .map(({ name }) => name)
        .filter((name) => name.startsWith('hsn'));
    expect(names('2025-04')).toEqual(['hsn']);
    expect(names('2025-05')).toEqual(['hsn(b2b)', 'hsn(b2c)']);
  });
});
