import { checkCorrections, type Finding, type Gstr1Record, type RecordList } from '../core/index.ts';
import { monthsOfQuarter } from './furnished.ts';
import type { Books, ReturnKey } from './needs/store.ts';

/**
 * Records of a GSTR-1A measured by the GSTR-1 they correct, with the months of the facility for a quarterly filer; those
 * of a GSTR-1 pass as they are, as does a GSTR-1A whose GSTR-1 was filed elsewhere: the portal knows what it holds.
 */
export async function fitForForm<List extends RecordList>(
  books: Books,
  key: ReturnKey,
  records: List,
): Promise<{ readonly records: List | readonly Gstr1Record[]; readonly findings: readonly Finding[] }> {
  if (key.form === 'GSTR1') return { records, findings: [] };
  const registration = await books.registration(key.gstin);
  const months = registration?.frequency === 'quarterly' ? monthsOfQuarter(key) : [key.returnPeriod];
  const filed: Gstr1Record[] = [];
  for (const returnPeriod of months) {
    const of: ReturnKey = { gstin: key.gstin, form: 'GSTR1', returnPeriod };
    for (const { record } of await books.records(of, ['filed'])) filed.push(record);
  }
  return filed.length === 0 ? { records, findings: [] } : checkCorrections([...records], filed);
}
