import type { SectionName } from '../sections.ts';
import type { Table } from '../table.ts';
import { at, ata, txpd, txpda } from './advances.ts';
import { b2ba, b2cla, cdnra, cdnura, expa } from './amended-documents.ts';
import { b2b } from './b2b.ts';
import { b2cl } from './b2cl.ts';
import { b2cs } from './b2cs.ts';
import { b2csa } from './b2csa.ts';
import { cdnr } from './cdnr.ts';
import { cdnur } from './cdnur.ts';
import { docIssue } from './doc_issue.ts';
import { ecomaTables, ecomTables } from './ecom.ts';
import { exp } from './exp.ts';
import { hsnTables } from './hsn.ts';
import { nil } from './nil.ts';
import { supeco, supecoa } from './supeco.ts';

/** Every table of GSTR-1, in the order of the form. */
export const tables: readonly Table[] = [
  b2b,
  b2ba,
  b2cl,
  b2cla,
  exp,
  expa,
  b2cs,
  b2csa,
  nil,
  cdnr,
  cdnra,
  cdnur,
  cdnura,
  at,
  ata,
  txpd,
  txpda,
  ...hsnTables,
  docIssue,
  supeco,
  supecoa,
  ...ecomTables,
  ...ecomaTables,
];

const byName: ReadonlyMap<string, Table> = new Map(tables.map((table) => [table.name, table]));

/** A table by its name; a name that no table has is a defect. */
export function tableNamed(name: string): Table {
  const table = byName.get(name);
  if (!table) throw new Error(`No table is named ${name}.`);
  return table;
}

/** The tables of a section: one, or one for each member or form. */
export function tablesOf(section: SectionName): readonly Table[] {
  return tables.filter((table) => table.section === section);
}

/** Title of a section with its number on the form, e.g. `B2B, SEZ, DE Invoices (4A, 4B, 6B, 6C)`. */
export function sectionTitle(section: SectionName): string {
  const table = tablesOf(section)[0];
  return table ? `${table.title} (${table.number})` : section;
}

/** Whether a section holds documents with a number of their own, rather than sums of them. */
export function holdsDocuments(section: SectionName): boolean {
  return tablesOf(section).some((table) => table.document !== undefined);
}

/** Whether a section amends what an earlier return reported. */
export function isAmendment(section: SectionName): boolean {
  return tablesOf(section).some((table) => table.amends !== undefined);
}

/** Why records of a section stand where they stand, in words of the form. */
export function whyInTable(recordKey: string): string {
  const table = tableNamed(recordKey.slice(0, recordKey.indexOf('|')));
  return `Table ${table.number}: ${table.admits}`;
}
