import type { PurchaseDocument } from '../documents/purchase.ts';
import type { Finding } from '../finding.ts';
import { type Sheets, sameName } from '../gstr1/sheet.ts';
import { PurchaseCollector } from './collect-purchases.ts';
import type { Buyer } from './purchase-table.ts';
import { returnSections } from './return-sections.ts';
import { addSum, type Gstr2Sum } from './return-sums.ts';
import { readSheetRows } from './sheet-rows.ts';
import { purchaseTables } from './tables.ts';

/** Purchases with what was found in them; documents with errors are left out. */
export interface ReadPurchases {
  readonly documents: readonly PurchaseDocument[];
  /** Rows of the tables that hold sums: 7, 11 and 13. */
  readonly sums?: readonly Gstr2Sum[];
  readonly findings: readonly Finding[];
}

/** Reads sheets of GSTR-2 (names and headers of the offline tool of 2017) into purchases; rupees in the cells. */
export function readPurchaseSheets(buyer: Buyer, sheets: Sheets): ReadPurchases {
  const findings: Finding[] = [];
  const collector = new PurchaseCollector(buyer, findings);
  const sums = new Map<string, Gstr2Sum>();
  for (const [name, sheet] of Object.entries(sheets)) {
    const table = purchaseTables.find((candidate) => isNamed(candidate, name));
    const section = returnSections.find((candidate) => isNamed(candidate, name));
    if (table) {
      for (const read of readSheetRows(table, { name, sheet }, findings)) collector.add({ table, ...read });
    } else if (section) {
      for (const { row, sound, at } of readSheetRows(section, { name, sheet }, findings))
        if (sound) addSum(sums, section, { row, origin: [at] });
    } else findings.push(unknownSheet(name));
  }
  const documents = collector.documents();
  return sums.size === 0 ? { documents, findings } : { documents, sums: [...sums.values()], findings };
}

function isNamed(
  { sheet }: { readonly sheet: { readonly name: string; readonly aliases: readonly string[] } },
  name: string,
): boolean {
  return [sheet.name, ...sheet.aliases].some((known) => sameName(known) === sameName(name));
}

function unknownSheet(name: string): Finding {
  const names = [...purchaseTables, ...returnSections].map(({ sheet }) => sheet.name).join(', ');
  return {
    code: 'SHEET-UNKNOWN',
    severity: 'warning',
    sheet: name,
    says: `Sheet "${name}" is not a sheet of purchases and was not read. Rename it if it holds purchases: ${names}.`,
  };
}
