import { useTranslation } from 'react-i18next';
import type { ImportSubject } from '../../api/types.ts';
import { enImports } from '../../words/en-imports.ts';
import { enRegisters } from '../../words/en-registers.ts';

/** A share of the rate applies to sales alone. */
const { share: _share, ...withoutShare } = enImports.imports.advance;

/** What columns may hold, by what files are about: the words of each catalogue are its fields, in the order in which they are offered. */
const catalogues = {
  sales: ['register.fields', enRegisters.register.fields],
  purchases: ['imports.purchase', enImports.imports.purchase],
  statement: ['imports.purchase', {}],
  'advances-received': ['imports.advance', enImports.imports.advance],
  'advances-paid': ['imports.advance', withoutShare],
  customers: ['imports.party', enImports.imports.party],
  vendors: ['imports.party', enImports.imports.party],
  items: ['imports.item', enImports.imports.item],
  companies: ['imports.company', enImports.imports.company],
  campuses: ['imports.campus', enImports.imports.campus],
} as const satisfies Readonly<Record<ImportSubject, readonly [string, object]>>;

/** The fields of files about something, with their words in the language of the screen. */
export function useFields(subject: ImportSubject): {
  readonly fields: readonly string[];
  readonly wordOf: (field: string) => string;
} {
  const { t } = useTranslation();
  const [place, words] = catalogues[subject];
  return { fields: Object.keys(words), wordOf: (field) => t(`${place}.${field}` as never) };
}
