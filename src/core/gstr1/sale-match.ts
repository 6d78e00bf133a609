import type { SaleDocument, SaleLine } from '../documents/supply.ts';
import type { MatchDocument, MatchKind } from '../matching/document.ts';
import { rupees, taxOn } from '../money.ts';

/**
 * A sale as the matching takes it, to be compared with what recipients report: rupees and dd-mm-yyyy, tax as the books
 * state it or as the rate gives it. Null for what no registered recipient reports.
 */
export function saleToMatch(gstin: string, document: SaleDocument): MatchDocument | null {
  const { kind, recipient, number, placeOfSupply, value, reverseCharge, cancelled } = document;
  if (!isMatched(kind) || recipient.kind !== 'registered' || cancelled) return null;
  const isIntegrated =
    placeOfSupply !== gstin.slice(0, 2) ||
    recipient.as === 'SEZ' ||
    document.integratedTaxWithinState === true;
  const taxes = document.lines.map((line) => line.stated ?? taxOfLine(line, isIntegrated));
  const sum = (head: 'igst' | 'cgst' | 'sgst') => rupees(taxes.reduce((total, tax) => total + tax[head], 0));
  return {
    id: `${recipient.gstin}|${kind}|${number}|${document.date}`,
    gstin,
    counterpartyGstin: recipient.gstin,
    kind,
    number,
    date: document.date.split('-').reverse().join('-'),
    placeOfSupply,
    reverseCharge: reverseCharge === true,
    ...(value === undefined ? {} : { value: rupees(value) }),
    taxableValue: rupees(document.lines.reduce((total, line) => total + line.taxableValue, 0)),
    igst: sum('igst'),
    cgst: sum('cgst'),
    sgst: sum('sgst'),
    cess: rupees(document.lines.reduce((total, line) => total + (line.cess ?? 0), 0)),
  };
}

function isMatched(kind: SaleDocument['kind']): kind is MatchKind {
  return kind === 'invoice' || kind === 'credit-note' || kind === 'debit-note';
}

function taxOfLine({ taxableValue, rate }: SaleLine, isIntegrated: boolean) {
  if (isIntegrated) return { igst: taxOn(taxableValue, rate), cgst: 0, sgst: 0 };
  const half = taxOn(taxableValue, rate, 50);
  return { igst: 0, cgst: half, sgst: half };
}
