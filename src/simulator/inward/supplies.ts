import { dayNumber, indianDate, lastDayOf, monthsBefore, periodIndex, periodOf } from '../clock.ts';

import type { ReturnRecord } from '../records.ts';
import { isIffMonth, returnOf } from '../return-state.ts';
import { documentDate, sectionShape } from '../section-table.ts';
import type { ReturnState, World } from '../world.ts';

/** A document of one taxpayer that is addressed to another. */
export interface Supply {
  /** Names it for ever: return, section and key. */
  readonly id: string;
  readonly supplier: string;
  readonly recipient: string;
  /** Return period of the supplier's return, MMYYYY. */
  readonly period: string;
  readonly form: 'R1' | 'R1A' | 'IFF';
  readonly record: ReturnRecord;
  /** When the return was filed; undefined while it is only saved. */
  readonly filedAt: number | undefined;
}

/** All documents addressed to a taxpayer, saved and filed. */
export function suppliesTo(world: World, recipient: string): readonly Supply[] {
  const supplies: Supply[] = [];
  for (const returnId of world.returnsTo(recipient)) {
    const [supplier = '', ...rest] = returnId.split('/');
    const supplierReturn = returnOf(world, supplier, rest.join('/'));
    if (supplierReturn.form === 'R2') continue;
    const form = formOf(world, supplierReturn);
    for (const record of world.recordsOf(returnId).to(recipient)) {
      supplies.push({
        id: `${returnId}#${record.section}#${record.key}`,
        supplier,
        recipient,
        period: supplierReturn.period,
        form,
        record,
        filedAt: supplierReturn.state === 'FILED' ? supplierReturn.filedAt : undefined,
      });
    }
  }
  return supplies;
}

function formOf(world: World, of: ReturnState): Supply['form'] {
  if (of.form === 'R1A') return 'R1A';
  return isIffMonth(world, of) ? 'IFF' : 'R1';
}

/** Last day of the month on which a filing still counts for the month before: 11th, for quarterly filers 13th. */
const lastDayFor = (form: Supply['form']): number => (form === 'IFF' ? 13 : 11);

/**
 * The period of the GSTR-2B that lists a filed document: by the day of filing, but not before the document's own
 * period, and for corrections by GSTR-1A the period after it.
 */
export function statementPeriod({ form, period, filedAt }: Supply): string | undefined {
  if (filedAt === undefined) return undefined;
  const day = indianDate(filedAt);
  const month = periodOf(day);
  const byDay = Number(day.slice(0, 2)) <= lastDayFor(form) ? monthsBefore(month, 1) : month;
  const first = form === 'R1A' ? monthsBefore(period, -1) : period;
  return periodIndex(byDay) < periodIndex(first) ? first : byDay;
}

/** Why credit is not available, in the portal's letters: P for the place of supply, C for the annual cut-off. */
export function creditBar({ supplier, recipient, record, filedAt }: Supply): 'P' | 'C' | undefined {
  const { pos } = record.all;
  if (pos !== undefined && pos === supplier.slice(0, 2) && pos !== recipient.slice(0, 2)) return 'P';
  if (filedAt === undefined) return undefined;
  const cutOff = creditCutOff(documentDate(record.all));
  return dayNumber(indianDate(filedAt)) > cutOff ? 'C' : undefined;
}

/** 30 November after the financial year of a document (section 16(4) CGST Act). */
function creditCutOff(date: string): number {
  const year = Number(date.slice(6)) + (Number(date.slice(3, 5)) < 4 ? 0 : 1);
  return lastDayOf(`11${year}`);
}

/** Whether the recipient pays the tax. */
export function isReverseCharge({ record }: Supply): boolean {
  return record.all.rchrg === 'Y';
}

/** Whether a document is a credit note. */
export function isCreditNote({ record }: Supply): boolean {
  return record.all.ntty === 'C';
}

/** Section of GSTR-2A, 2B and IMS that lists a document, without its spelling of notes. */
export function inwardSection({ record }: Supply): 'b2b' | 'b2ba' | 'cdn' | 'cdna' | 'ecom' | 'ecoma' {
  const { key, kind, amendment } = sectionShape(record.section);
  if (key.startsWith('ecom')) return amendment ? 'ecoma' : 'ecom';
  if (kind === 'note') return amendment ? 'cdna' : 'cdn';
  return amendment ? 'b2ba' : 'b2b';
}
