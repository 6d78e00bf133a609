import type { Finding } from '../../api/types.ts';
import { type EntryDraft, isBlankLine } from './entry-draft.ts';

const ofHead: Readonly<Record<string, string>> = {
  Customer: 'party',
  Vendor: 'party',
  'GST No.': 'gstin',
  'Invoice No.': 'number',
  'Invoice Date': 'date',
  'Place Of Supply': 'placeOfSupply',
  'Supply Type': 'supplyType',
  ETIN: 'etin',
  'Port Code': 'portCode',
  'Shipping Bill No.': 'billNumber',
  'Shipping Bill Date': 'billDate',
  'Original Invoice No.': 'originalNumber',
  'Original Invoice Date': 'originalDate',
};
const ofLine: Readonly<Record<string, string>> = {
  'HSN/SAC': 'hsn',
  Uqc: 'unit',
  Qty: 'quantity',
  TaxRate: 'rate',
  'Zero Tax': 'zeroTax',
  'Taxable Value': 'taxableValue',
  Amount: 'taxableValue',
  CESS: 'cess',
  Eligibility: 'eligibility',
};

/** Findings of the server with the paths of the fields they are about, in place of the names of columns. */
export function findingsOnForm(findings: readonly Finding[], { lines }: EntryDraft): readonly Finding[] {
  const typed = lines.flatMap((line, at) => (isBlankLine(line) ? [] : [at]));
  return findings.map((finding) => {
    const { column, row, sheet } = finding;
    if (!column) return finding;
    const field = ofLine[column];
    const at = sheet === 'Item Details' && row ? (typed[row - 1] ?? 0) : 0;
    const path = ofHead[column] ?? (field && `lines.${at}.${field}`);
    return path ? { ...finding, column: path } : finding;
  });
}
