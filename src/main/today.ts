const istOffsetMs = 5.5 * 3600_000;

/** The date in India of an instant, yyyy-mm-dd: return periods and due dates are Indian days. */
export function indianDate(instant: string): string {
  return new Date(Date.parse(instant) + istOffsetMs).toISOString().slice(0, 10);
}
