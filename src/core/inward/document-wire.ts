import { rupees } from '../money.ts';
import { wireReturnPeriod } from '../return-period.ts';
import type { InwardAmounts, InwardDocument } from './inward-document.ts';

/** An object of a payload. */
export type WireObject = Record<string, unknown>;

/** A day as the portal takes it, dd-mm-yyyy. */
export const wireDay = (day: string): string => `${day.slice(8)}-${day.slice(5, 7)}-${day.slice(0, 4)}`;

const isNote = ({ kind }: InwardDocument): boolean => kind === 'credit-note' || kind === 'debit-note';

/** Number and date of a document, and of what it amends, under the keys of invoices or of notes. */
export function wireName(document: InwardDocument): WireObject {
  const { number, date, originalNumber, originalDate } = document;
  const [numberKey, dateKey] = isNote(document) ? (['nt_num', 'nt_dt'] as const) : (['inum', 'idt'] as const);
  return {
    ...(originalNumber === undefined ? {} : { [`o${numberKey}`]: originalNumber }),
    ...(originalDate === undefined ? {} : { [`o${dateKey}`]: wireDay(originalDate) }),
    [numberKey]: number,
    [dateKey]: wireDay(date),
  };
}

/** Amounts in rupees under the keys of rows and lines; cess is `cess` in rows of the IMS and `csamt` in lines. */
export function wireAmounts(amounts: InwardAmounts, cessKey: 'cess' | 'csamt'): WireObject {
  return {
    txval: rupees(amounts.taxableValue),
    iamt: rupees(amounts.igst),
    camt: rupees(amounts.cgst),
    samt: rupees(amounts.sgst),
    [cessKey]: rupees(amounts.cess),
  };
}

/** A period as the portal takes it; undefined stays so. */
export const wirePeriod = (period: InwardDocument['filedPeriod']): string | undefined =>
  period && wireReturnPeriod(period);
