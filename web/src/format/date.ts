/** A date yyyy-mm-dd as dd-mm-yyyy; anything else is given back as it is. */
export function shownDate(iso: string | null | undefined): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  return found ? `${found[3]}-${found[2]}-${found[1]}` : (iso ?? '');
}

const inIndia = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Kolkata',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function partsInIndia(instant: string): Readonly<Record<string, string>> {
  return Object.fromEntries(inIndia.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
}

/** An instant as dd-mm-yyyy hh:mm, Indian Standard Time, 24-hour. */
export function shownInstant(instant: string | null): string {
  if (!instant) return '';
  const part = partsInIndia(instant);
  return `${part.day}-${part.month}-${part.year} ${part.hour}:${part.minute}`;
}

/** An instant as hh:mm when it is of today in India, else with its date. */
export function shownTime(instant: string | null, now: Date = new Date()): string {
  if (!instant) return '';
  const full = shownInstant(instant);
  return full.slice(0, 10) === shownInstant(now.toISOString()).slice(0, 10) ? full.slice(11) : full;
}

/** Milliseconds left as 5h 12m, 12m or 40s; never less than 0s. */
export function shownDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${seconds}s`;
  if (minutes < 60) return `${minutes}m`;
  return `${Math.floor(minutes / 60)}h ${String(minutes % 60).padStart(2, '0')}m`;
}
