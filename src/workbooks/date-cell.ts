const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayMilliseconds = 86_400_000;
/** Number formats that Excel knows by number and that show a date (ECMA-376 part 1, 18.8.30). */
const dateFormats = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
/** Days of 31-12-9999, the last date Excel has. */
const lastSerial = 2_958_465;

/** Whether a number format shows a date; a format of hours and minutes alone does not. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return dateFormats.has(id);
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (/general/i.test(bare)) return false;
  return /[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}

/** Writes a serial date of Excel as the official workbook's text DD-MMM-YYYY; null when it is no date. */
export function serialDateText(serial: number, epoch1904: boolean): string | null {
  const days = Math.floor(serial) + (epoch1904 ? 1462 : 0);
  if (!(days >= 1 && days <= lastSerial)) return null;
  // Excel believes that 1900 was a leap year, so its count is one too high only from March 1900 on.
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * dayMilliseconds);
  return dateText(date);
}

/** Writes an ISO date (a cell of type d) as DD-MMM-YYYY; null when it is no date. */
export function isoDateText(iso: string): string | null {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : dateText(date);
}

function dateText(date: Date): string {
  return `${String(date.getUTCDate()).padStart(2, '0')}-${months[date.getUTCMonth()]}-${String(date.getUTCFullYear()).padStart(4, '0')}`;
}
