import {
  counterpartyOf,
  matchCodes,
  type ReconciledDocuments,
  type ReconciledRow,
  reconciledRows,
  resultSheets,
  summarySheet,
  supplierSheet,
} from './reconciliation-sheets.ts';
import { supplierMessage } from './supplier-message.ts';
import { writeSheetWorkbook } from './write-sheet-workbook.ts';

/** What to send to one counter party. */
export interface SupplierLetter {
  readonly counterpartyGstin: string;
  readonly subject: string;
  readonly message: string;
  /** The documents in question as a workbook, to be attached. */
  readonly workbook: Uint8Array;
}

/** Writes a matching as a workbook: summary, suppliers, and a sheet for each code with the ids of both sides. */
export async function writeReconciliation(of: ReconciledDocuments): Promise<Uint8Array> {
  const rows = reconciledRows(of);
  return writeSheetWorkbook([
    summarySheet(of.reconciliation.totals),
    supplierSheet(bySupplier(rows)),
    ...matchCodes.flatMap((code) =>
      resultSheets(
        code,
        rows.filter(({ result }) => result.code === code),
      ),
    ),
  ]);
}

/** For each counter party with whom anything is open: a workbook of it and a message to send, one after the other. */
export async function* supplierLetters(of: ReconciledDocuments): AsyncGenerator<SupplierLetter> {
  const open = reconciledRows(of).filter(({ result }) => result.code !== 'OK');
  for (const [counterpartyGstin, rows] of bySupplier(open)) {
    if (counterpartyGstin === '') continue;
    yield {
      counterpartyGstin,
      ...supplierMessage(counterpartyGstin, rows),
      workbook: await writeSheetWorkbook(resultSheets('Details', rows)),
    };
  }
}

/** Results by counter party, in the order of GSTINs. */
function bySupplier(rows: readonly ReconciledRow[]): ReadonlyMap<string, readonly ReconciledRow[]> {
  const groups = new Map<string, ReconciledRow[]>();
  for (const row of rows) {
    const gstin = counterpartyOf(row);
    const group = groups.get(gstin);
    if (group) group.push(row);
    else groups.set(gstin, [row]);
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
