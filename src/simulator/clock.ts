/** India has one zone and no summer time: UTC+05:30. */
const IST_OFFSET_MS = 19_800_000;

/** The simulator's clock: real time plus an offset, so that hours and months can be skipped while time still runs. */
export class SimulatedClock {
  offsetMs = 0;

  /** Milliseconds since 1970 as the simulator sees them. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Moves the clock so that it shows `instant` (milliseconds since 1970) now. */
  set(instant: number): void {
    this.offsetMs = instant - Date.now();
  }
}

/** The calendar day in India of an instant, dd-mm-yyyy. */
export function indianDate(instant: number): string {
  const [year, month, day] = new Date(instant + IST_OFFSET_MS).toISOString().slice(0, 10).split('-');
  return `${day}-${month}-${year}`;
}

/** Days since 1970 of a dd-mm-yyyy date; NaN when it is no real day. */
export function dayNumber(date: string): number {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const computed = computedDayNumber(date);
  if (dayNumbers.size < 10_000) dayNumbers.set(date, computed);
  return computed;
}

// A return has few days and many documents.
const dayNumbers = new Map<string, number>();

function computedDayNumber(date: string): number {
  const match = /^(\d{2})-(\d{2})-(\d{4})$/.exec(date);
  if (match === null) return Number.NaN;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = new Date(Date.UTC(year, month - 1, day));
  const real = instant.getUTCDate() === day && instant.getUTCMonth() === month - 1;
  return real ? instant.getTime() / 86_400_000 : Number.NaN;
}

/** Months since year 0 of an MMYYYY return period; periods compare and subtract by it. */
export function periodIndex(period: string): number {
  return Number(period.slice(2)) * 12 + Number(period.slice(0, 2)) - 1;
}

/** The MMYYYY return period that a dd-mm-yyyy date falls in. */
export function periodOf(date: string): string {
  return date.slice(3, 5) + date.slice(6);
}

/** Day number of the last day of an MMYYYY return period. */
export function lastDayOf(period: string): number {
  return Date.UTC(Number(period.slice(2)), Number(period.slice(0, 2)), 0) / 86_400_000;
}

/** Last period of the returns of 2017: matched GSTR-2, and a Submit that freezes. GSTR-2B came after it. */
const LAST_CLASSIC_PERIOD = '072020';

/** Whether a period has the returns of 2017. */
export function isClassic(period: string): boolean {
  return periodIndex(period) <= periodIndex(LAST_CLASSIC_PERIOD);
}

/** The MMYYYY period so many months before another. */
export function monthsBefore(period: string, months: number): string {
  const index = periodIndex(period) - months;
  return `${String((index % 12) + 1).padStart(2, '0')}${Math.floor(index / 12)}`;
}

/** True for MMYYYY from July 2017, when GST began. */
export function isReturnPeriod(text: unknown): text is string {
  return typeof text === 'string' && /^(0[1-9]|1[0-2])20\d\d$/.test(text) && periodIndex(text) >= 24_210;
}

/** The financial year of a dd-mm-yyyy date or an MMYYYY period, as '2025-26'. */
export function financialYear(dateOrPeriod: string): string {
  const period = dateOrPeriod.length === 6 ? dateOrPeriod : periodOf(dateOrPeriod);
  const known = financialYears.get(period);
  if (known !== undefined) return known;
  const computed = computedFinancialYear(period);
  if (financialYears.size < 10_000) financialYears.set(period, computed);
  return computed;
}

// Every document asks for its year, and a return has few months.
const financialYears = new Map<string, string>();

function computedFinancialYear(period: string): string {
  const year = Number(period.slice(2)) - (Number(period.slice(0, 2)) < 4 ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
