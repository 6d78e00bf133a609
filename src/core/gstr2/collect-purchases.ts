import type { PurchaseDocument } from '../documents/purchase.ts';
import type { BookPlace } from '../documents/supply.ts';
import type { Finding } from '../finding.ts';
import { purchaseKey, purchaseOfRows } from './purchase-document.ts';
import { type Buyer, lineFields, type PurchaseRow, type PurchaseTable } from './purchase-table.ts';

/** A row that has been read, with where it stands and how its columns are headed. */
export interface CollectedRow {
  readonly table: PurchaseTable;
  readonly row: PurchaseRow;
  /** False when one of its values could not be read. */
  readonly sound: boolean;
  readonly at: BookPlace;
  /** Name of the column of a field, for findings. */
  column(field: string): string;
}

/** What joining rows needs to know of a table, worked out once. */
interface Plan {
  readonly head: readonly string[];
  readonly all: readonly string[];
  readonly sums: readonly string[];
}

const plans = new WeakMap<PurchaseTable, Plan>();

function planOf(table: PurchaseTable): Plan {
  const known = plans.get(table);
  if (known) return known;
  const lines = lineFields(table);
  const all = Object.keys(table.fields);
  const head = all.filter((name) => !lines.includes(name));
  const plan = { all, head, sums: lines.filter((name) => table.fields[name]?.sums) };
  plans.set(table, plan);
  return plan;
}

interface Draft {
  readonly table: PurchaseTable;
  readonly rows: PurchaseRow[];
  readonly origin: BookPlace[];
  sound: boolean;
}

/** Gathers rows into purchases: tests the rules and sees that rows of one document agree; one bad row spoils its document. */
export class PurchaseCollector {
  readonly #buyer: Buyer;
  readonly #findings: Finding[];
  readonly #drafts = new Map<string, Draft>();

  constructor(buyer: Buyer, findings: Finding[]) {
    this.#buyer = buyer;
    this.#findings = findings;
  }

  add(read: CollectedRow): void {
    const { table, at } = read;
    const row = table.derive?.(read.row) ?? read.row;
    const collected = { ...read, row };
    const sound = this.#passes(collected) && collected.sound;
    const key = purchaseKey(table, row);
    if (key === undefined) return;
    const draft = this.#drafts.get(key);
    if (!draft) {
      this.#drafts.set(key, { table, rows: [row], origin: [at], sound });
      return;
    }
    draft.origin.push(at);
    if (!sound || !this.#agrees(draft, collected)) draft.sound = false;
    this.#join(draft, collected);
  }

  /** The form has one line for each rate, so items of one rate and eligibility add up. */
  #join(draft: Draft, { table, row, at }: CollectedRow): void {
    const index = draft.rows.findIndex(
      (line) => line['rate'] === row['rate'] && line['eligibility'] === row['eligibility'],
    );
    const twin = draft.rows[index];
    if (!twin) {
      draft.rows.push(row);
      return;
    }
    const { all, sums } = planOf(table);
    if (all.every((name) => twin[name] === row[name]))
      this.#findings.push({
        code: 'ROW-REPEATED',
        severity: 'warning',
        ...at,
        says: `The row is the same as row ${draft.origin[0]?.row} in every cell; both were counted. Remove one if it was exported twice.`,
      });
    const added = sums.flatMap((name) =>
      twin[name] === undefined && row[name] === undefined
        ? []
        : [[name, Number(twin[name] ?? 0) + Number(row[name] ?? 0)]],
    );
    draft.rows[index] = { ...twin, ...Object.fromEntries(added) };
  }

  /** The sound documents, in the order in which they first appeared. */
  documents(): readonly PurchaseDocument[] {
    return [...this.#drafts.values()]
      .filter(({ sound }) => sound)
      .map(({ table, rows, origin }) => purchaseOfRows(table, rows, origin));
  }

  #passes({ table, row, at, column }: CollectedRow): boolean {
    let passes = true;
    for (const rule of table.rules) {
      if (!rule.breaks(row, this.#buyer)) continue;
      if (rule.severity === 'error') passes = false;
      this.#findings.push({
        code: rule.code,
        severity: rule.severity,
        says: rule.says(row, this.#buyer),
        ...at,
        column: column(rule.field),
        value: shown(row, rule.field),
        source: rule.source,
      });
    }
    return passes;
  }

  #agrees({ table, rows, origin }: Draft, { row, at, column }: CollectedRow): boolean {
    const differing = planOf(table).head.find((name) => row[name] !== rows[0]?.[name]);
    if (differing === undefined) return true;
    this.#findings.push({
      code: 'ROWS-DISAGREE',
      severity: 'error',
      ...at,
      column: column(differing),
      value: shown(row, differing),
      says: `Row ${origin[0]?.row} and this row are of the same document but differ in "${column(differing)}". Write the same in all its rows, or correct the number.`,
      source: 'Form GSTR-2',
    });
    return false;
  }
}

/** Fields that are whole paise in a row, and rupees in the cell that a finding is about. */
const inPaise: ReadonlySet<string> = new Set([
  'value',
  'billValue',
  'taxableValue',
  'igst',
  'cgst',
  'sgst',
  'cess',
  'creditIgst',
  'creditCgst',
  'creditSgst',
  'creditCess',
]);

/** What the cell of a field says, as near as the row still knows it. */
function shown(row: PurchaseRow, field: string): string | number | null {
  const value = row[field] ?? null;
  return typeof value === 'number' && inPaise.has(field) ? value / 100 : value;
}
