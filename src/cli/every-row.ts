import type { Page, PageWanted } from '../filing/needs/page.ts';

const rowsAtATime = 500;

/** Every row of a list that comes page by page. */
export async function everyRow<Row>(read: (page: PageWanted) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (let cursor: string | undefined; ; ) {
    const { rows, next } = await read({ cursor, limit: rowsAtATime });
    all.push(...rows);
    if (next === null) return all;
    cursor = next;
  }
}
