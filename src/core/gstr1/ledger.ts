import { changedFields } from './delta.ts';
import type { Gstr1Record } from './record.ts';
import { tableOf } from './records.ts';
import { type SectionName, sectionNames } from './sections.ts';
import { sectionTotals, type Total } from './summary.ts';

/** The four states of a return, one after the other: what the books say, what was sent, what the portal took, what was filed. */
const ledgerStages = ['books', 'payload', 'processed', 'filed'] as const;
/** A state of a return. */
export type LedgerStage = (typeof ledgerStages)[number];

/** The records of each stage; null where the return has not come so far. */
export type LedgerRecords = { readonly [Stage in LedgerStage]: readonly Gstr1Record[] | null };

/** What became of a document from one stage to the next; rounded: only amounts moved, each by less than a rupee. */
export type LedgerFate = 'added' | 'changed' | 'rounded' | 'dropped';

/** A document that is not the same in two neighbouring stages. */
export interface LedgerDifference {
  readonly key: string;
  readonly section: SectionName;
  readonly documentNumber: string | null;
  readonly from: LedgerStage;
  readonly to: Exclude<LedgerStage, 'books'>;
  readonly fate: LedgerFate;
  /** Value in paise before and after; null where the document is not there. */
  readonly before: number | null;
  readonly after: number | null;
}

/** A table in its four states, in paise; null where the return has not come so far. */
export interface LedgerTable {
  readonly section: SectionName;
  readonly totals: { readonly [Stage in LedgerStage]: Total | null };
  /** How many documents differ between neighbouring stages, by the later stage and their fate. */
  readonly differences: {
    readonly [Stage in Exclude<LedgerStage, 'books'>]?: Readonly<Partial<Record<LedgerFate, number>>>;
  };
}

/** The comparison of all four: tables in the order of the form, and the documents that differ. */
export interface Ledger {
  readonly tables: readonly LedgerTable[];
  readonly documents: readonly LedgerDifference[];
}

const nothing: Total = { count: 0, value: 0, taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
const steps = [
  ['books', 'payload'],
  ['payload', 'processed'],
  ['processed', 'filed'],
] as const;

/** Puts the four states of a return side by side, by table and by document. */
export function compareLedger(records: LedgerRecords): Ledger {
  const documents = steps.flatMap(([from, to]) => differencesOf(records, from, to));
  const totals = ledgerStages.map((stage) => {
    const list = records[stage];
    return [stage, list && sectionTotals(list)] as const;
  });
  const tables = sectionNames
    .filter((section) => totals.some(([, bySection]) => bySection?.has(section)))
    .map((section): LedgerTable => {
      const ofStages = totals.map(([stage, bySection]) => [
        stage,
        bySection && (bySection.get(section) ?? nothing),
      ]);
      const own = documents.filter((document) => document.section === section);
      return { section, totals: Object.fromEntries(ofStages), differences: countsOf(own) };
    });
  return { tables, documents };
}

function differencesOf(
  records: LedgerRecords,
  from: LedgerStage,
  to: LedgerDifference['to'],
): readonly LedgerDifference[] {
  const before = records[from];
  const after = records[to];
  if (!before || !after) return [];
  const now = new Map(after.map((record) => [record.key, record]));
  const known = new Set(before.map(({ key }) => key));
  const left = before.flatMap((record) => {
    const later = now.get(record.key);
    const fate = later ? fateOf(record, later) : 'dropped';
    return fate ? [differenceOf({ before: record, after: later ?? null, fate, from, to })] : [];
  });
  const added = after
    .filter(({ key }) => !known.has(key))
    .map((record) => differenceOf({ before: null, after: record, fate: 'added', from, to }));
  return [...left, ...added];
}

/** What moves by less than this, in paise, is rounding. */
const rupee = 1_00;

function fateOf(before: Gstr1Record, after: Gstr1Record): LedgerFate | null {
  const fields = changedFields(before, after);
  if (fields.length === 0) return null;
  const table = tableOf(before);
  const isRounding = fields.every(
    (field) =>
      table.fields[field.name]?.sums === true &&
      typeof field.before === 'number' &&
      typeof field.after === 'number' &&
      Math.abs(field.after - field.before) < rupee,
  );
  return isRounding ? 'rounded' : 'changed';
}

interface Found {
  readonly before: Gstr1Record | null;
  readonly after: Gstr1Record | null;
  readonly fate: LedgerFate;
  readonly from: LedgerStage;
  readonly to: Exclude<LedgerStage, 'books'>;
}

function differenceOf({ before, after, fate, from, to }: Found): LedgerDifference {
  const { key, section, documentNumber } = (before ?? after) as Gstr1Record;
  const values = { before: before?.amounts.value ?? null, after: after?.amounts.value ?? null };
  return { key, section, documentNumber, from, to, fate, ...values };
}

function countsOf(documents: readonly LedgerDifference[]): LedgerTable['differences'] {
  const counts: { [Stage in LedgerDifference['to']]?: Partial<Record<LedgerFate, number>> } = {};
  for (const { to, fate } of documents) {
    const ofStage = counts[to] ?? {};
    counts[to] = ofStage;
    ofStage[fate] = (ofStage[fate] ?? 0) + 1;
  }
  return counts;
}
