const months = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  hi: ['जन', 'फ़र', 'मार्च', 'अप्रै', 'मई', 'जून', 'जुला', 'अग', 'सितं', 'अक्टू', 'नवं', 'दिसं'],
} as const;

/** A return period MMYYYY as "Oct 2026". */
export function shownPeriod(period: string, language: string = 'en'): string {
  const names = language === 'hi' ? months.hi : months.en;
  return `${names[Number(period.slice(0, 2)) - 1] ?? period.slice(0, 2)} ${period.slice(2)}`;
}

/** The financial year of a return period, April to March: 102026 is 2026-27. */
export function financialYear(period: string): string {
  const year = Number(period.slice(2)) - (Number(period.slice(0, 2)) < 4 ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** The period next to this one in the list (newest first): 1 goes to the later, -1 to the earlier one. */
export function neighbour(periods: readonly string[], period: string, step: 1 | -1): string | null {
  const at = periods.indexOf(period);
  return at < 0 ? null : (periods[at - step] ?? null);
}

/** Whether a period has a GSTR-1A of the supplier's own corrections: from July 2024 on (Notification 12/2024 Central Tax). */
export function hasCorrections(period: string): boolean {
  return `${period.slice(2)}${period.slice(0, 2)}` >= '202407';
}

/** The months up to this one, yyyy-mm, the oldest first. */
export function lastMonths(count: number, now: Date = new Date()): readonly string[] {
  const india = new Date(now.getTime() + 5.5 * 3600_000);
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(india.getUTCFullYear(), india.getUTCMonth() - count + 1 + at, 1))
      .toISOString()
      .slice(0, 7),
  );
}

/** A month yyyy-mm as a return period MMYYYY. */
export function wirePeriod(month: string): string {
  return month.slice(5) + month.slice(0, 4);
}

/** A month yyyy-mm as "Oct 2026". */
export function shownMonth(month: string, language: string = 'en'): string {
  return shownPeriod(wirePeriod(month), language);
}
