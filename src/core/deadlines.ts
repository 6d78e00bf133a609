import { dueDateOf, lastDayToAmend, lastDayToFurnish } from './return-calendar.ts';
import { isIffMonth, monthsLater, quarterEndOf, type ReturnPeriod } from './return-period.ts';

/** What falls due: a return, the facility, a payment, the portal's statement, or the end of a right. */
export type DeadlineName =
  | 'GSTR1'
  | 'IFF'
  | 'GSTR2B'
  | 'GSTR3B'
  | 'PMT06'
  | 'last filing'
  | 'last amendments'
  | 'GSTR9';

/** A day in the calendar of a registration, yyyy-mm-dd, with the law it comes from. */
export interface Deadline {
  readonly date: string;
  readonly name: DeadlineName;
  /** Null for what belongs to a financial year. */
  readonly returnPeriod: ReturnPeriod | null;
  readonly source: string;
}

/** States whose quarterly filers furnish GSTR-3B by the 22nd; those of all others have until the 24th. */
const by22nd: ReadonlySet<string> = new Set([
  '22',
  '23',
  '24',
  '25',
  '26',
  '27',
  '29',
  '30',
  '31',
  '32',
  '33',
  '34',
  '35',
  '36',
  '37',
]);

/** GST began on 1 July 2017. */
const firstPeriod = '2017-07';

/** Whose calendar it is. */
export interface DeadlinesOf {
  readonly gstin: string;
  readonly frequency: 'monthly' | 'quarterly';
}

/** The deadlines that fall into a month, the earliest first; extensions of GSTR-1 are known by `dueDateOf`. */
export function deadlinesIn(month: ReturnPeriod, of: DeadlinesOf): readonly Deadline[] {
  const before = monthsLater(month, -1);
  // An extension may carry a period into a later month.
  const periods = [monthsLater(month, -3), monthsLater(month, -2), before];
  const furnished = periods.map((period) => furnishing(period, of));
  const closing = periods.flatMap((period) => lastFiling(monthsLater(period, -36), of));
  return [...furnished, ...closing, statement(before), ...payments(before, of), ...yearly(month)]
    .filter(({ date }) => date.startsWith(month))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

function furnishing(returnPeriod: ReturnPeriod, { frequency }: DeadlinesOf): Deadline {
  const isIff = frequency === 'quarterly' && isIffMonth(returnPeriod);
  return {
    date: dueDateOf(returnPeriod, frequency),
    name: isIff ? 'IFF' : 'GSTR1',
    returnPeriod,
    source: isIff ? 'Rule 59(2) CGST Rules' : 'Notification 83/2020 Central Tax',
  };
}

/** Three years after the due date the portal takes the return no more. */
function lastFiling(returnPeriod: ReturnPeriod, { frequency }: DeadlinesOf): readonly Deadline[] {
  if (returnPeriod < firstPeriod || (frequency === 'quarterly' && isIffMonth(returnPeriod))) return [];
  const date = lastDayToFurnish(returnPeriod, frequency);
  return [{ date, name: 'last filing', returnPeriod, source: 'Section 37(5) CGST Act' }];
}

function statement(returnPeriod: ReturnPeriod): Deadline {
  return {
    date: `${monthsLater(returnPeriod, 1)}-14`,
    name: 'GSTR2B',
    returnPeriod,
    source: 'Rule 60(7) CGST Rules',
  };
}

function payments(returnPeriod: ReturnPeriod, { frequency, gstin }: DeadlinesOf): readonly Deadline[] {
  const month = monthsLater(returnPeriod, 1);
  if (frequency === 'monthly') {
    return [{ date: `${month}-20`, name: 'GSTR3B', returnPeriod, source: 'Rule 61(1)(i) CGST Rules' }];
  }
  if (quarterEndOf(returnPeriod) !== returnPeriod) {
    return [{ date: `${month}-25`, name: 'PMT06', returnPeriod, source: 'Rule 61(3) CGST Rules' }];
  }
  const day = by22nd.has(gstin.slice(0, 2)) ? '22' : '24';
  return [{ date: `${month}-${day}`, name: 'GSTR3B', returnPeriod, source: 'Rule 61(1)(ii) CGST Rules' }];
}

function yearly(month: ReturnPeriod): readonly Deadline[] {
  const lastYear = `${Number(month.slice(0, 4)) - 1}-04`;
  return [
    {
      date: lastDayToAmend(lastYear),
      name: 'last amendments',
      returnPeriod: null,
      source: 'Sections 16(4) and 37(3) CGST Act',
    },
    {
      date: `${month.slice(0, 4)}-12-31`,
      name: 'GSTR9',
      returnPeriod: null,
      source: 'Rule 80(1) CGST Rules',
    },
  ];
}
