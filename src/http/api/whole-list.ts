import { type Page, type PageWanted, UnknownCursor } from '../../filing/needs/page.ts';

/** A page of a list that does not change and is at hand as a whole: its cursor is how many rows came before. */
export function pageAfter<Row>(rows: readonly Row[], { cursor = '0', limit }: PageWanted): Page<Row> {
  if (!/^\d{1,6}$/.test(cursor)) throw new UnknownCursor(cursor);
  const from = Number(cursor);
  const until = from + limit;
  return { rows: rows.slice(from, until), next: until < rows.length ? String(until) : null };
}
