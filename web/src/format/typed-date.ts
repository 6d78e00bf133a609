/** A typed date (5-4-26, 05/04/2026, 05.04.2026) as yyyy-mm-dd; null when there is no such day. */
export function typedDate(typed: string): string | null {
  const found = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/.exec(typed.trim());
  if (!found) return null;
  const [, day = '', month = '', year = ''] = found;
  const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
