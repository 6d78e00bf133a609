import type { ReturnRecord } from '../records.ts';
import { amendment } from './amendments.ts';
import type { Fault, Rule, RuleContext } from './context.ts';
import * as documents from './documents.ts';
import * as tax from './tax.ts';
import * as totals from './totals.ts';

/** In the order in which the portal would name the first fault. */
const RULES: readonly Rule[] = [
  documents.number,
  documents.counterParty,
  documents.operator,
  documents.place,
  documents.date,
  documents.noteType,
  documents.items,
  tax.rate,
  tax.differentialShare,
  tax.exportNotePlace,
  tax.supplyType,
  tax.reverseCharge,
  tax.taxHeads,
  tax.taxAmounts,
  documents.largeValue,
  documents.shippingBill,
  amendment,
  totals.hsn,
  totals.documentsIssued,
  totals.operatorSupplies,
  totals.advances,
  documents.uniqueNumber,
];

/** The first fault of a record, or null; a good record takes its number for the rest of the save. */
export function firstFault(record: ReturnRecord, context: RuleContext): Fault | null {
  for (const rule of RULES) {
    const fault = rule(record, context);
    if (fault !== null) return fault;
  }
  if (record.number !== undefined) context.seen.set(record.number, record);
  return null;
}
