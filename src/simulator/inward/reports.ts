import { createHash } from 'node:crypto';
import { indianDate, monthsBefore, periodIndex, periodOf } from '../clock.ts';
import type { World } from '../world.ts';
import type { Report } from './state.ts';
import type { WireAmounts } from './tax-lines.ts';

/** What is reported to a taxpayer, in the order in which it came. */
export function reportsTo(world: World, gstin: string): readonly Report[] {
  return [...world.reports.values()].filter((report) => report.gstin === gstin);
}

/** What a row is called in its section: an amendment of customs has the name of the bill it amends. */
export function nameOf({ section, row }: Pick<Report, 'section' | 'row'>): string {
  if (section.startsWith('imp')) return [row.portcd, row.benum, row.bedt].join('|');
  if (section.startsWith('isd')) return [row.ctin, row.docnum?.toUpperCase(), row.docdt].join('|');
  return [row.ctin ?? row.etin, row.month].join('|');
}

/** The name of what an amendment replaces. */
export function originalNameOf({ section, row }: Pick<Report, 'section' | 'row'>): string | undefined {
  if (section === 'isda') return [row.ctin, row.odocnum?.toUpperCase(), row.odocdt].join('|');
  return section === 'tdsa' ? [row.octin, row.omonth].join('|') : undefined;
}

/** The later versions of a bill of entry and the bill itself, oldest first. */
export function versionsOf(world: World, gstin: string, name: string): readonly Report[] {
  return reportsTo(world, gstin).filter(
    (report) => report.section.startsWith('imp') && nameOf(report) === name,
  );
}

/** The period of the GSTR-2B that lists a report; undefined for tax deducted and collected, which it does not list. */
export function reportStatementPeriod({ section, period, reportedAt }: Report): string | undefined {
  if (section.startsWith('imp')) return period;
  if (!section.startsWith('isd')) return undefined;
  const day = indianDate(reportedAt);
  const month = periodOf(day);
  // GSTR-6 is due on the 13th (section 39(4)), and counts for the month before until then.
  const byDay = Number(day.slice(0, 2)) <= 13 ? monthsBefore(month, 1) : month;
  return periodIndex(byDay) < periodIndex(period) ? period : byDay;
}

/** SHA-256 (hexadecimal) that the portal shows for a row. */
export function reportChecksum({ row }: Report): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('hex');
}

/** Amounts of a report under the names of GSTR-2B. */
export function amountsOfReport({ row }: Report): WireAmounts {
  return {
    txval: row.txval ?? 0,
    igst: row.iamt ?? 0,
    cgst: row.camt ?? 0,
    sgst: row.samt ?? 0,
    cess: row.cess ?? row.csamt ?? 0,
  };
}
