import type {
  Cell,
  MatchCode,
  MatchDocument,
  MatchResult,
  MatchTotals,
  Reconciliation,
} from '../core/index.ts';
import type { ExportSheet } from './write-sheet-workbook.ts';

/** A matching together with the documents it is about. */
export interface ReconciledDocuments {
  readonly ours: readonly MatchDocument[];
  readonly theirs: readonly MatchDocument[];
  readonly reconciliation: Reconciliation;
}

/** A result with its documents in hand. */
export interface ReconciledRow {
  readonly result: MatchResult;
  readonly ours: readonly MatchDocument[];
  readonly theirs: readonly MatchDocument[];
}

/** Results with their documents, in the order of the matching. */
export function reconciledRows(of: ReconciledDocuments): readonly ReconciledRow[] {
  const ours = new Map(of.ours.map((document) => [document.id, document]));
  const theirs = new Map(of.theirs.map((document) => [document.id, document]));
  return of.reconciliation.results.map((result) => ({
    result,
    ours: result.ours.flatMap((id) => ours.get(id) ?? []),
    theirs: result.theirs.flatMap((id) => theirs.get(id) ?? []),
  }));
}

/** The GSTIN of the counter party of a result; the one of our books where the two sides name two branches. */
export function counterpartyOf({ ours, theirs }: ReconciledRow): string {
  return (ours[0] ?? theirs[0])?.counterpartyGstin ?? '';
}

/** The codes in the order of the summary, with what they mean. */
const codeMeanings: Readonly<Record<MatchCode, string>> = {
  OK: 'both agree',
  Mismatch: 'the same document, other particulars',
  TO: 'in our books only',
  CO: 'reported by the counter party only',
};

/** The codes in the order of the sheets. */
export const matchCodes = Object.keys(codeMeanings) as readonly MatchCode[];

/** Counts and amounts by code, with the sums that must come to all of ours and all of theirs. */
export function summarySheet({
  codes,
  actions,
  ours,
  theirs,
  suggested,
  ambiguous,
}: MatchTotals): ExportSheet {
  const taxOf = (side: typeof ours) => toPaise(side.igst + side.cgst + side.sgst);
  const line = (name: string, meaning: string, a: typeof ours, b: typeof ours): readonly Cell[] => [
    name,
    meaning,
    a.count,
    a.taxableValue,
    taxOf(a),
    a.cess,
    b.count,
    b.taxableValue,
    taxOf(b),
    b.cess,
  ];
  return {
    name: 'Summary',
    header: [
      'Match Code',
      'Meaning',
      'Ours: documents',
      'Ours: taxable value',
      'Ours: tax',
      'Ours: cess',
      'Theirs: documents',
      'Theirs: taxable value',
      'Theirs: tax',
      'Theirs: cess',
    ],
    rows: [
      ...matchCodes.map((code) => line(code, codeMeanings[code], codes[code].ours, codes[code].theirs)),
      line('Total', 'every document of both sides', ours, theirs),
      [],
      ['Action', '', 'Results'],
      ...Object.entries(actions).map(([action, count]) => [actionNames[action] ?? action, '', count]),
      [],
      ['Suggested links', '', suggested],
      ['Ambiguous', '', ambiguous],
    ],
  };
}

const actionNames: Readonly<Record<string, string>> = {
  A: 'Accept (A)',
  U: 'Upload (U)',
  R: 'Reject (R)',
  P: 'Pending (P)',
  none: 'No action',
};

/** Sums of rupees keep two decimals: adding binary fractions would show more. */
function toPaise(rupees: number): number {
  return Math.round(rupees * 100) / 100;
}

/** Columns of a result; ids of both sides stand last, for whoever works on with them. */
const resultColumns: readonly (readonly [header: string, cell: (row: ReconciledRow) => Cell])[] = [
  ['Match Code', ({ result }) => result.code],
  ['Action', ({ result }) => result.action],
  ['GSTIN of counter party', counterpartyOf],
  ['Document', ({ ours, theirs }) => (ours[0] ?? theirs[0])?.kind ?? ''],
  ['Our number', ({ ours }) => listed(ours, 'number')],
  ['Their number', ({ theirs }) => listed(theirs, 'number')],
  ['Our date', ({ ours }) => listed(ours, 'date')],
  ['Their date', ({ theirs }) => listed(theirs, 'date')],
  ['Our taxable value', ({ ours }) => sumOf(ours, taxableValue)],
  ['Their taxable value', ({ theirs }) => sumOf(theirs, taxableValue)],
  ['Our tax', ({ ours }) => sumOf(ours, tax)],
  ['Their tax', ({ theirs }) => sumOf(theirs, tax)],
  ['Why', ({ result }) => result.reasons.map(({ says }) => says).join('\n')],
  ['Suggested: our ids', ({ result }) => result.suggestion?.ours.join(', ') ?? null],
  ['Suggested: their ids', ({ result }) => result.suggestion?.theirs.join(', ') ?? null],
  ['Score', ({ result }) => result.suggestion?.score ?? null],
  ['Our ids', ({ result }) => result.ours.join(', ')],
  ['Their ids', ({ result }) => result.theirs.join(', ')],
];

const taxableValue = (document: MatchDocument) => document.taxableValue;
const tax = ({ igst, cgst, sgst }: MatchDocument) => igst + cgst + sgst;

function listed(documents: readonly MatchDocument[], field: 'number' | 'date'): string {
  return [...new Set(documents.map((document) => document[field]))].join(', ');
}

function sumOf(documents: readonly MatchDocument[], amount: (document: MatchDocument) => number): Cell {
  if (documents.length === 0) return null;
  return toPaise(documents.reduce((sum, document) => sum + amount(document), 0));
}

/** Rows below the column names that one sheet of Excel holds. */
const mostRows = 1_048_575;

/** Sheets of some results: one, or more where they are more than a sheet holds. */
export function resultSheets(
  name: string,
  rows: readonly ReconciledRow[],
  limit = mostRows,
): readonly ExportSheet[] {
  const sheets: ExportSheet[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += limit) {
    sheets.push({
      name: from === 0 ? name : `${name} ${from / limit + 1}`,
      header: resultColumns.map(([header]) => header),
      rows: rows.slice(from, from + limit).map((row) => resultColumns.map(([, cell]) => cell(row))),
    });
  }
  return sheets;
}

/** One line for each counter party: how many of each code, and how far the two sides are apart. */
export function supplierSheet(bySupplier: ReadonlyMap<string, readonly ReconciledRow[]>): ExportSheet {
  const line = ([gstin, rows]: readonly [string, readonly ReconciledRow[]]): readonly Cell[] => {
    const ours = rows.flatMap((row) => row.ours);
    const theirs = rows.flatMap((row) => row.theirs);
    const apart = (amount: (document: MatchDocument) => number) =>
      toPaise(signedSum(ours, amount) - signedSum(theirs, amount));
    return [
      gstin,
      ...matchCodes.map((code) => rows.filter(({ result }) => result.code === code).length),
      rows.filter(({ result }) => result.suggestion).length,
      toPaise(signedSum(ours, taxableValue)),
      toPaise(signedSum(theirs, taxableValue)),
      apart(taxableValue),
      apart(tax),
    ];
  };
  return {
    name: 'Suppliers',
    header: [
      'GSTIN of counter party',
      ...matchCodes,
      'Suggested',
      'Our taxable value',
      'Their taxable value',
      'Taxable value apart',
      'Tax apart',
    ],
    rows: [...bySupplier].map(line),
  };
}

/** Credit notes count as less. */
function signedSum(documents: readonly MatchDocument[], amount: (document: MatchDocument) => number): number {
  return documents.reduce(
    (sum, document) =>
      sum + (document.kind === 'credit-note' ? -Math.abs(amount(document)) : amount(document)),
    0,
  );
}
