export { type CsvOptions, readCsvRows, separatorOf } from './csv-rows.ts';
export type { WorkbookFile } from './file-kind.ts';
export { type InwardOptions, type ReadInwardFiles, readInwardFiles } from './inward-files.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { writeInvoice } from './print/write-invoice.ts';
export {
  guessPurchaseMapping,
  type PurchaseField,
  type PurchaseMapping,
} from './purchases/purchase-columns.ts';
export { type PurchaseOptions, readPurchases } from './purchases/read-purchases.ts';
export type { ReadResult } from './read-result.ts';
export { type ReadOptions, readWorkbook } from './read-workbook.ts';
export type { ReconciledDocuments } from './reconciliation-sheets.ts';
export { findRegister, type KnownMapping, type RegisterSheet } from './registers/find-register.ts';
export { guessMapping, type MappingGuess, type RegisterMapping } from './registers/mapping.ts';
export { type ReadBooks, type ReadBooksOptions, readBooks } from './registers/read-books.ts';
export { type ReadRegister, readRegister } from './registers/read-register.ts';
export { type RegisterField, registerFields } from './registers/register-fields.ts';
export type { SourceRow } from './worksheet-rows.ts';
export { writeFindings } from './write-findings.ts';
export { type SupplierLetter, supplierLetters, writeReconciliation } from './write-reconciliation.ts';
export { type ExportSheet, writeSheetWorkbook } from './write-sheet-workbook.ts';
