/** Days since 1970 of a dd-mm-yyyy date; NaN when it is not written so. */
export function dayNumber(date: string): number {
  const written = /^(\d\d)-(\d\d)-(\d{4})$/.exec(date);
  return written
    ? Date.UTC(Number(written[3]), Number(written[2]) - 1, Number(written[1])) / 86_400_000
    : NaN;
}

/** Whole days between two dd-mm-yyyy dates; NaN when one of them is not written so. */
export function daysApart(a: string, b: string): number {
  return a === b ? 0 : Math.abs(dayNumber(a) - dayNumber(b));
}

/** Whether two dd-mm-yyyy dates lie in one financial year (April to March). A date that cannot be read excludes nothing. */
export function inOneFinancialYear(a: string, b: string): boolean {
  return a === b || Number.isNaN(daysApart(a, b)) || startOfYear(a) === startOfYear(b);
}

/** Calendar year in which the financial year of a dd-mm-yyyy date begins; NaN when it is not written so. */
export function startOfYear(date: string): number {
  return Number(date.slice(6)) - (date.slice(3, 5) < '04' ? 1 : 0);
}
