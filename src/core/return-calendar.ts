import { type DatedValue, inForce } from './dated.ts';
import { financialYearOf, lastDayOf, monthsLater, quarterEndOf, type ReturnPeriod } from './return-period.ts';

type Frequency = 'monthly' | 'quarterly';

/** An extension by notification: of a month's return, of the quarter's, or of a month of the facility. */
interface Extension {
  readonly returnPeriod: ReturnPeriod;
  readonly of: Frequency;
  /** yyyy-mm-dd */
  readonly dueDate: string;
  readonly source: string;
}

const extensions: readonly Extension[] = [
  {
    returnPeriod: '2021-04',
    of: 'monthly',
    dueDate: '2021-05-26',
    source: 'Notification 12/2021 Central Tax',
  },
  {
    returnPeriod: '2021-04',
    of: 'quarterly',
    dueDate: '2021-05-28',
    source: 'Notification 13/2021 Central Tax',
  },
  {
    returnPeriod: '2021-05',
    of: 'monthly',
    dueDate: '2021-06-26',
    source: 'Notification 17/2021 Central Tax',
  },
  {
    returnPeriod: '2021-05',
    of: 'quarterly',
    dueDate: '2021-06-28',
    source: 'Notification 27/2021 Central Tax',
  },
  {
    returnPeriod: '2024-03',
    of: 'monthly',
    dueDate: '2024-04-12',
    source: 'Notification 09/2024 Central Tax',
  },
  {
    returnPeriod: '2024-12',
    of: 'monthly',
    dueDate: '2025-01-13',
    source: 'Notification 01/2025 Central Tax',
  },
  {
    returnPeriod: '2024-12',
    of: 'quarterly',
    dueDate: '2025-01-15',
    source: 'Notification 01/2025 Central Tax',
  },
];

/** Day of the next month by which the quarter is furnished; the last day of that month before the facility began. */
const quarterlyDay: readonly [DatedValue<string | null>, ...DatedValue<string | null>[]] = [
  { from: '2017-07', value: null, source: 'Notification 57/2017 Central Tax and its successors' },
  { from: '2020-10', value: '13', source: 'Notification 83/2020 Central Tax' },
];

/**
 * Last day for furnishing GSTR-1, yyyy-mm-dd: the 11th of the next month (Notification 83/2020 Central Tax); the 13th for
 * quarterly filers and for the Invoice Furnishing Facility (rule 59(2)); later where a notification extended it.
 */
export function dueDateOf(returnPeriod: ReturnPeriod, frequency: Frequency): string {
  const extended = extensions.find((each) => each.returnPeriod === returnPeriod && each.of === frequency);
  if (extended) return extended.dueDate;
  const next = monthsLater(returnPeriod, 1);
  const day = frequency === 'monthly' ? '11' : inForce(quarterlyDay, returnPeriod).value;
  return day === null ? lastDayOf(next) : `${next}-${day}`;
}

/** Last day for furnishing GSTR-2 of a classic period, yyyy-mm-dd: the 15th of the next month (section 38(2) CGST Act as enacted). */
export function gstr2DueDate(returnPeriod: ReturnPeriod): string {
  return `${monthsLater(returnPeriod, 1)}-15`;
}

/** Last day on which the portal still takes a return: three years after its due date (section 37(5) CGST Act), yyyy-mm-dd. */
export function lastDayToFurnish(returnPeriod: ReturnPeriod, frequency: Frequency): string {
  const due = dueDateOf(returnPeriod, frequency);
  return `${Number(due.slice(0, 4)) + 3}${due.slice(4)}`;
}

/** Month and day, in the year after the financial year, up to which what was reported or left out may be corrected. */
const lastCorrection: readonly [DatedValue<string>, ...DatedValue<string>[]] = [
  { from: '2017-07', value: '10-20', source: 'Section 37(3) CGST Act before the Finance Act, 2022' },
  { from: '2021-04', value: '11-30', source: 'Section 37(3) CGST Act as amended by the Finance Act, 2022' },
];

/**
 * Last day, yyyy-mm-dd, on which a document of a day or month may be amended, or reported when it was left out: 30
 * November after the financial year (sections 37(3) and 34(2) CGST Act), or the annual return when that is earlier.
 */
export function lastDayToAmend(dateOrPeriod: string): string {
  const nextYear = Number(financialYearOf(dateOrPeriod).slice(0, 4)) + 1;
  return `${nextYear}-${inForce(lastCorrection, dateOrPeriod).value}`;
}

/** First day, yyyy-mm-dd, of what a return reports: of the quarter's first month in a quarterly filer's last. */
export function firstDayReported(returnPeriod: ReturnPeriod, frequency: Frequency): string {
  const isQuarter = frequency === 'quarterly' && quarterEndOf(returnPeriod) === returnPeriod;
  return `${isQuarter ? monthsLater(returnPeriod, -2) : returnPeriod}-01`;
}
