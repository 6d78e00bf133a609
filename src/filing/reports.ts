import { dueDateOf, wireReturnPeriod } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { ReportName, ReportRow, ReportWanted } from './needs/reports.ts';
import type { Books, ReturnState } from './needs/store.ts';
import { permitSomewhere } from './permissions.ts';
import { daysBetween } from './sync-page.ts';

/** Reports that name parties are for those who may see documents; sums are for everybody. */
const namesParties: ReadonlySet<ReportName> = new Set(['vendors', 'reasons']);

/** A report of some months, for one GSTIN or all that the actor may see. Throws `NotPossible` without the right. */
export async function reportOf(
  filing: Filing,
  actor: Actor,
  { report, gstin, from, to }: ReportAsked,
): Promise<readonly ReportRow[]> {
  const seen = permitSomewhere(actor, namesParties.has(report) ? 'see' : 'see sums');
  const gstins = gstin === null ? seen : [gstin].filter((one) => seen?.includes(one) ?? true);
  const wanted = { gstins, from, to };
  return filing.store.inBooks(actor.tenantId, (books) =>
    report === 'timeliness' ? timeliness(books, wanted) : books.report(report, wanted),
  );
}

/** Which report, of which GSTIN (null for all) and months. */
export interface ReportAsked extends Omit<ReportWanted, 'gstins'> {
  readonly report: ReportName;
  readonly gstin: string | null;
}

const pageRows = 1000;

async function timeliness(books: Books, { gstins, from, to }: ReportWanted): Promise<readonly ReportRow[]> {
  const frequencies = new Map(
    (await books.registrations()).map(({ gstin, frequency }) => [gstin, frequency]),
  );
  const filed: ReturnState[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = { limit: pageRows, ...(cursor === undefined ? {} : { cursor }) };
    const { rows, next } = await books.returnPage({ form: 'GSTR1', gstins }, page);
    filed.push(...rows.filter(({ returnPeriod }) => returnPeriod >= from && returnPeriod <= to));
    cursor = next;
  }
  return filed.flatMap(({ gstin, returnPeriod, filedOn }) => {
    const frequency = frequencies.get(gstin);
    if (!filedOn || !frequency) return [];
    const due = dueDateOf(returnPeriod, frequency);
    const days = daysBetween(due, filedOn.split('-').reverse().join('-'));
    return [{ key: `${gstin} ${wireReturnPeriod(returnPeriod)}`, label: null, values: { days } }];
  });
}
