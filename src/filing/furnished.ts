import {
  type Finding,
  type Gstr1Record,
  monthsLater,
  type NotFurnished,
  quarterEndOf,
  type RecordList,
  type ReturnPeriod,
  withoutFurnished,
} from '../core/index.ts';
import type { Books, ReturnKey } from './needs/store.ts';
import { documents } from './wording.ts';

/** Records of a quarterly filer without those that earlier months of the quarter have filed through the facility. */
export async function notFurnishedYet<List extends RecordList>(
  books: Books,
  key: ReturnKey,
  records: List,
): Promise<Omit<NotFurnished, 'records'> & { readonly records: List | readonly Gstr1Record[] }> {
  const furnished = await furnishedBefore(books, key);
  if (furnished.length === 0) return { records, furnished: [], differing: [] };
  return withoutFurnished([...records], furnished);
}

/** What a quarterly filer has filed in the earlier months of the quarter; nothing for everybody else. */
export async function furnishedBefore(books: Books, key: ReturnKey): Promise<readonly Gstr1Record[]> {
  const registration = await books.registration(key.gstin);
  if (registration?.frequency !== 'quarterly' || key.form !== 'GSTR1') return [];
  const earlier = monthsOfQuarter(key).filter((month) => month < key.returnPeriod);
  const filed: Gstr1Record[] = [];
  for (const returnPeriod of earlier) {
    for (const { record } of await books.records({ ...key, returnPeriod }, ['filed'])) filed.push(record);
  }
  return filed;
}

/** What is said of documents that are left out because the facility has brought them. */
export function findingsOfFurnished({
  furnished,
  differing,
}: Omit<NotFurnished, 'records'>): readonly Finding[] {
  const source = 'Rule 59(2) CGST Rules';
  const left: Finding = {
    code: 'FURNISHED-BY-IFF',
    severity: 'info',
    says: `${documents(furnished.length)} furnished through the Invoice Furnishing Facility in an earlier month of the quarter: on GSTN already, left out here.`,
    source,
  };
  return [
    ...(furnished.length > 0 ? [left] : []),
    ...differing.map(({ record: { origin, documentNumber, key } }) => ({
      ...(origin[0] ?? {}),
      code: 'FURNISHED-DIFFERENTLY',
      severity: 'warning' as const,
      says: `"${documentNumber ?? key}" reads otherwise here than it was furnished through the Invoice Furnishing Facility, and is left out. Report the correction in the amendment tables (9A, 9C).`,
      value: documentNumber,
      source,
    })),
  ];
}

/**
 * Takes what a month of the facility has filed from the books of the later months of its quarter, where it waits to be
 * sent: the quarter was imported first, and the facility was used later.
 */
export async function dropFurnished(books: Books, filed: ReturnKey): Promise<void> {
  const registration = await books.registration(filed.gstin);
  if (registration?.frequency !== 'quarterly' || filed.form !== 'GSTR1') return;
  for (const returnPeriod of monthsOfQuarter(filed).filter((month) => month > filed.returnPeriod)) {
    const key: ReturnKey = { gstin: filed.gstin, form: filed.form, returnPeriod };
    await books.lockReturn(key);
    const waiting = (await books.records(key, ['new'])).map(({ record }) => record);
    const { furnished } = await notFurnishedYet(books, key, waiting);
    const recordKeys = furnished.map((record) => record.key);
    if (recordKeys.length > 0) await books.deleteRecords(key, recordKeys);
  }
}

/** The three months of the quarter of a return. */
export function monthsOfQuarter({ returnPeriod }: ReturnKey): readonly ReturnPeriod[] {
  const last = quarterEndOf(returnPeriod);
  return [monthsLater(last, -2), monthsLater(last, -1), last];
}
