import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Filer, gstr1Payload, readGstr1Sheets } from '../../src/core/index.ts';
import { readWorkbook } from '../../src/workbooks/index.ts';
import { canonical, reference, sectionsOf } from '../oracle.ts';

const captures = new URL('../fixtures/oracle/captures/', import.meta.url).pathname;
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const fileAt = (path: string) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) });
const golden = reference('oracle/golden');

async function payloadOf(filer: Filer, path: string) {
  const { sheets } = await readWorkbook([fileAt(path)]);
  const read = readGstr1Sheets(filer, sheets);
  return { sections: sectionsOf(gstr1Payload(filer, read.records)), findings: read.findings };
}

describe('workbooks as people have them', () => {
  it.each(readdirSync(captures))('%s is read from its .xlsx as from its cells', async (name) => {
    const input = json(join(captures, name, 'input.json'));
    const { sheets } = await readWorkbook([fileAt(join(captures, name, 'input.xlsx'))]);
    const filer: Filer = {
      gstin: input.gstin,
      returnPeriod: `${input.period.slice(2)}-${input.period.slice(0, 2)}` as Filer['returnPeriod'],
      frequency: input.quarterly_iff ? 'quarterly' : 'monthly',
      today: '2026-11-22',
    };
    const fromFile = readGstr1Sheets(filer, sheets);
    const fromCells = readGstr1Sheets(filer, input.sheets);
    expect(canonical(gstr1Payload(filer, fromFile.records))).toBe(
      canonical(gstr1Payload(filer, fromCells.records)),
    );
  });

  it.skipIf(!golden)(
    'the public workbook of thirty sheets gives the official payload but for four records of unknown type',
    async () => {
      const filer: Filer = {
        gstin: '27AAPFU0939F1ZV',
        returnPeriod: '2025-06',
        frequency: 'monthly',
        today: '2026-11-22',
      };
      const { sections, findings } = await payloadOf(filer, join(golden ?? '', 'input/demo-workbook.xlsx'));
      const official = sectionsOf(json(join(golden ?? '', 'gstr1-062025-reference.json'))) as Record<
        string,
        Record<string, unknown>
      >;
      // The tool loses the type "Invoice", which the portal's schema then refuses; here these rows are errors.
      for (const [section, member] of [
        ['ecom', 'b2b'],
        ['ecom', 'urp2b'],
        ['ecoma', 'b2ba'],
        ['ecoma', 'urp2ba'],
      ] as const)
        delete official[section]?.[member];
      expect(canonical(sections)).toBe(canonical(official));
      expect(findings.filter(({ severity }) => severity === 'error').map(({ sheet }) => sheet)).toEqual([
        'ecob2b',
        'ecourp2b',
        'ecoab2b',
        'ecoaurp2b',
      ]);
    },
  );

  it.skipIf(!golden)('the public month of the Invoice Furnishing Facility has its four tables', async () => {
    const filer: Filer = {
      gstin: '27AAPFU0939F1ZV',
      returnPeriod: '2025-07',
      frequency: 'quarterly',
      today: '2026-11-22',
    };
    const { sections } = await payloadOf(filer, join(golden ?? '', 'input/iff-workbook.xlsx'));
    expect(
      Object.keys(sections)
        .filter((section) => section !== 'ecom' && section !== 'ecoma')
        .sort(),
    ).toEqual(['b2b', 'b2ba', 'cdnr', 'cdnra']);
  });
});
