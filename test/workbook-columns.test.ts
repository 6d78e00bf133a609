import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { officialSheets } from '../src/core/index.ts';
import { reference } from './oracle.ts';

interface Template {
  readonly sheet: string;
  readonly columns: readonly { readonly header: string }[];
}

const path = reference('reference/gstr1/excel_templates.json');
const templates = path
  ? (JSON.parse(readFileSync(path, 'utf8')) as { sheets: readonly Template[] }).sheets
  : [];
const plain = (header: string): string => header.replace(/[\s*]/g, '').toLowerCase();

/** Columns of the official workbook that say nothing the others do not: the portal takes no total value of a row. */
const unread: ReadonlySet<string> = new Set(['totalvalue']);

describe.skipIf(!path)('the columns of the official workbook (not present: skipped)', () => {
  for (const { sheet, columns } of templates) {
    it(`of sheet ${sheet} are ours, in the same order`, () => {
      const ours = officialSheets
        .find(({ name }) => name === sheet)
        ?.columns.map(({ header }) => plain(header));
      expect(ours).toEqual(
        columns.map(({ header }) => plain(header)).filter((header) => !unread.has(header)),
      );
    });
  }
});
