/** A month for which a return is furnished, as `yyyy-mm`; quarterly filers name the last month of the quarter. */
export type ReturnPeriod = `${number}-${number}`;

/** Reads the portal's `mmyyyy` (`072025`); null when it is not a month from July 2017 on. */
export function parseReturnPeriod(wire: string): ReturnPeriod | null {
  if (!/^(0[1-9]|1[0-2])20\d\d$/.test(wire)) return null;
  const period = `${wire.slice(2)}-${wire.slice(0, 2)}` as ReturnPeriod;
  return period < '2017-07' ? null : period;
}

/** Writes the portal's `mmyyyy`. */
export function wireReturnPeriod(period: ReturnPeriod): string {
  return period.slice(5) + period.slice(0, 4);
}

/** Last day of the period, yyyy-mm-dd. */
export function lastDayOf(period: ReturnPeriod): string {
  const year = Number(period.slice(0, 4));
  const month = Number(period.slice(5));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
  return `${period}-${days}`;
}

/** The financial year (April to March) of a period or of a yyyy-mm-dd date, as `2025-26`. */
export function financialYearOf(periodOrDate: string): string {
  const year = Number(periodOrDate.slice(0, 4)) - (periodOrDate.slice(5, 7) < '04' ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Last month of the quarter the period lies in. */
export function quarterEndOf(period: ReturnPeriod): ReturnPeriod {
  const month = Math.ceil(Number(period.slice(5)) / 3) * 3;
  return `${period.slice(0, 4)}-${String(month).padStart(2, '0')}` as ReturnPeriod;
}

/** Whether a quarterly filer's period is a month of the Invoice Furnishing Facility: month 1 or 2 of a quarter (rule 59(2)). */
export function isIffMonth(period: ReturnPeriod): boolean {
  return quarterEndOf(period) !== period;
}

/** The period some months later (or earlier, when negative). */
export function monthsLater(period: ReturnPeriod, months: number): ReturnPeriod {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}` as ReturnPeriod;
}
