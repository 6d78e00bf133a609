import { dueDateOf, regimeOf, wireReturnPeriod } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { Page, PageWanted } from './needs/page.ts';
import type { Registration, ReturnState, ReturnStatus } from './needs/store.ts';
import { permitSomewhere } from './permissions.ts';
import { daysBetween, statusWords } from './sync-page.ts';
import { indianDate } from './wording.ts';

/** One return on the board; `period` mmyyyy, `dueDate` yyyy-mm-dd, `filedOn` dd-mm-yyyy. */
export interface BoardEntry {
  readonly gstin: string;
  readonly legalName: string;
  readonly period: string;
  readonly status: ReturnStatus;
  readonly statusWords: string;
  readonly dueDate: string;
  readonly daysLeft: number;
  readonly arn: string | null;
  readonly filedOn: string | null;
}

/** The returns that the company has begun for the GSTINs that the actor may see, newest period first. */
export async function returnBoard(
  filing: Filing,
  actor: Actor,
  { page }: { readonly page: PageWanted },
): Promise<Page<BoardEntry>> {
  const gstins = permitSomewhere(actor, 'see sums');
  const { registrations, states } = await filing.store.inBooks(actor.tenantId, async (books) => ({
    registrations: new Map((await books.registrations()).map((one) => [one.gstin, one])),
    // The board's rows are periods of GSTR-1; GSTR-1A has no page yet.
    states: await books.returnPage({ form: 'GSTR1', gstins }, page),
  }));
  const today = indianDate(filing.clock.now());
  const rows = states.rows.flatMap((state) => {
    const registration = registrations.get(state.gstin);
    return registration ? [entryOf(state, registration, today)] : [];
  });
  return { rows, next: states.next };
}

function entryOf(state: ReturnState, { legalName, frequency }: Registration, today: string): BoardEntry {
  const { gstin, returnPeriod, status, arn, filedOn } = state;
  const dueDate = dueDateOf(returnPeriod, frequency);
  return {
    gstin,
    legalName,
    period: wireReturnPeriod(returnPeriod),
    status,
    statusWords: statusWords(status, regimeOf(returnPeriod)),
    dueDate,
    daysLeft: daysBetween(today, dueDate),
    arn,
    filedOn,
  };
}
