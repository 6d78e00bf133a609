import { type Page, UnknownCursor } from '../filing/needs/page.ts';

/** Cuts rows, of which one more than wanted was read, to a page; `place` says where a row stands in the order. */
export function pageOf<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  { place, show }: { place(row: Row): readonly unknown[]; show(row: Row): Shown },
): Page<Shown> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown.map(show), next: last ? writeCursor(place(last)) : null };
}

function writeCursor(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Whether a text can stand at its place in a cursor: what PostgreSQL cannot read must not get there. */
type Form = (text: string) => boolean;

/** The place that a cursor names, its texts in the forms that are given. Throws `UnknownCursor` for any other. */
export function readCursor(text: string, ...forms: readonly Form[]): readonly string[] {
  const place = parsed(Buffer.from(text, 'base64url').toString('utf8'));
  const fits =
    Array.isArray(place) &&
    place.length === forms.length &&
    place.every((one, index) => typeof one === 'string' && forms[index]?.(one) === true);
  if (fits) return place;
  throw new UnknownCursor(text);
}

/** A day, yyyy-mm-dd. */
export function aDate(text: string): boolean {
  return /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && isSame(text, `${text}T00:00:00.000Z`);
}

/** An instant as the database has written it for a cursor. */
export function anInstant(text: string): boolean {
  return /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/.test(text) && isSame(text.slice(0, 19), text);
}

/** JavaScript turns the 31st of February into a day of March; such a day is no day. */
function isSame(beginning: string, instant: string): boolean {
  const time = Date.parse(instant);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(beginning);
}

/** A period, yyyy-mm, as text. */
export const aPeriod = (text: string): boolean => /^\d{4}-\d\d$/.test(text);
/** A number of ours. */
export const aWholeNumber = (text: string): boolean => /^\d{1,15}$/.test(text);
/** A name of ours: any text that PostgreSQL can hold. */
export const aName = (text: string): boolean => text.length <= 500 && !text.includes('\0');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
