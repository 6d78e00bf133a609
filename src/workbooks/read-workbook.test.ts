import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from './index.ts';

const oracle = new URL('../../../shared/oracle/', import.meta.url);
const present = existsSync(oracle);
const fileAt = (path: string) => ({
  name: path.replace(/^.*\//, ''),
  bytes: readFileSync(new URL(path, oracle)),
});

describe.skipIf(!present)('files of the oracle (reported as skipped where it is not present)', () => {
  const captures = present ? readdirSync(new URL('captures/', oracle)) : [];

  it.each(captures)('reads the workbook of %s to the sheets its JSON lists', async (name) => {
    const input = JSON.parse(readFileSync(new URL(`captures/${name}/input.json`, oracle), 'utf8'));
    const { sheets, findings, kind } = await readWorkbook([fileAt(`captures/${name}/input.xlsx`)]);
    expect(findings).toEqual([]);
    expect(kind).toBe('official workbook');
    expect(Object.keys(sheets).toSorted()).toEqual(Object.keys(input.sheets).toSorted());
    for (const [sheet, { header, rows }] of Object.entries<{ header: string[]; rows: unknown[][] }>(
      input.sheets,
    )) {
      expect(sheets[sheet]).toEqual({
        header,
        rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
        firstRow: 5,
      });
    }
  });

  const golden = present ? readdirSync(new URL('golden/input/', oracle)) : [];

  it.each(golden)('reads %s without a finding', async (name) => {
    const { sheets, findings } = await readWorkbook([fileAt(`golden/input/${name}`)]);
    expect(findings).toEqual([]);
    expect(Object.values(sheets).every(({ rows }) => rows.length > 0)).toBe(true);
  });

  it.each(['2.0', '2.1'])('says that the official template %s has no rows yet', async (version) => {
    const { findings } = await readWorkbook([fileAt(`spreadsheets/gstr1_excel_template_v${version}.xlsx`)]);
    expect(findings.map(({ code }) => code)).toEqual(['WORKBOOK-EMPTY']);
  });
});
