import type { ImportSubject } from '../../api/types.ts';
import { enImports } from '../../words/en-imports.ts';

const companyLists: ReadonlySet<ImportSubject> = new Set([
  'customers',
  'vendors',
  'items',
  'companies',
  'campuses',
]);

/** What files can be about, in the order in which it is offered. */
export const subjects = Object.keys(enImports.imports.subjects) as readonly ImportSubject[];

/** What an address says that files are about; undefined where they are to be recognised. */
export function subjectOf(text: string | undefined | null): ImportSubject | undefined {
  return subjects.find((subject) => subject === text);
}

/** Whether files hold documents of a GSTIN; else they are a list of the company. */
export function holdsDocuments(subject: ImportSubject): boolean {
  return !companyLists.has(subject);
}
