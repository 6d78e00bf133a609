import { sectionNames } from '../../core/index.ts';
import type { BookRecord, Books, RecordFilter, ReturnKey } from '../../filing/needs/store.ts';

const pageSize = 1000;

/** Finds one record of a return by its key; null when there is none. */
export async function recordOf(books: Books, key: ReturnKey, recordKey: string): Promise<BookRecord | null> {
  const [table = '', ...identity] = recordKey.split('|');
  const section = sectionNames.find((name) => table === name || table.startsWith(`${name}_`));
  const inSection: RecordFilter = section ? { section } : {};
  // The last part of a document's key is its number, by which few others are found; aggregate rows have none.
  const number = identity.at(-1);
  const direct = number
    ? await searched(books, { key, recordKey, filter: { ...inSection, find: number }, pages: 1 })
    : null;
  return direct ?? searched(books, { key, recordKey, filter: inSection, pages: Number.POSITIVE_INFINITY });
}

interface Search {
  readonly key: ReturnKey;
  readonly recordKey: string;
  readonly filter: RecordFilter;
  readonly pages: number;
}

async function searched(books: Books, { key, recordKey, filter, pages }: Search): Promise<BookRecord | null> {
  let after: string | null = null;
  for (let page = 0; page < pages; page++) {
    const read = await books.recordPage(key, filter, { ...(after ? { after } : {}), limit: pageSize });
    const found = read.rows.find(({ record }) => record.key === recordKey);
    if (found) return found;
    if (!read.next) return null;
    after = read.next;
  }
  return null;
}
