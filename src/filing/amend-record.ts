import {
  type Filer,
  type Gstr1Record,
  type Original,
  type RevisedRecord,
  type Revision,
  reviseRecord,
} from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import { judgedIn } from './judged.ts';
import type { Books, ReturnKey } from './needs/store.ts';
import { NotPossible, refuseFor } from './not-possible.ts';
import { permit } from './permissions.ts';
import { whyClosed } from './reasons.ts';
import { filerOf, registrationOf } from './standing.ts';
import { periodName, returnName } from './wording.ts';

/** A filed document, the later return that amends it, and how it should have read. */
export interface AmendmentWanted {
  /** The filed return. */
  readonly key: ReturnKey;
  readonly recordKey: string;
  readonly into: ReturnKey;
  readonly revision: Revision;
}

/**
 * Puts the amendment of a filed document into the books of a later return, where it waits to be saved. With errors among
 * the findings nothing is kept. Throws `NotPossible` where the document is not filed, the later return is, or another
 * return has amended it since.
 */
export async function amendRecord(
  filing: Filing,
  actor: Actor,
  { key, recordKey, into, revision }: AmendmentWanted,
): Promise<RevisedRecord> {
  permit(actor, 'edit', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const registration = await registrationOf(books, key.gstin);
    refuseFor(whyClosed({ state: await books.lockReturn(into) }));
    const filer: Filer = filerOf(registration, into, filing.clock.now());
    const original = await originalOf(books, { key, recordKey, into });
    const revised = reviseRecord(filer, original, revision);
    const findings = await judgedIn(books, key.gstin, revised.findings);
    if (!revised.record) return { ...revised, findings };
    await books.putRecords(into, [revised.record], null);
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'document amended',
      object: returnName(into),
      details: { filedIn: returnName(key), recordKey, amendment: revised.record.key, revision },
    });
    return { ...revised, findings };
  });
}

async function originalOf(
  books: Books,
  { key, recordKey, into }: Pick<AmendmentWanted, 'key' | 'recordKey' | 'into'>,
): Promise<Original> {
  const state = await books.returnState(key);
  const filedRecords = (await books.records(key, ['filed'])).map(({ record }) => record);
  const filed = filedRecords.find((record) => record.key === recordKey);
  if (state.status !== 'filed' || !filed)
    throw new NotPossible(
      state.status === 'filed' ? 'NOT-FOUND' : 'NOT-READY',
      state.status === 'filed'
        ? `"${recordKey}" is not in the filed return of ${periodName(key.returnPeriod)}. Look it up in the list of its documents.`
        : `${periodName(key.returnPeriod)} is not filed. Correct the document itself; only what is filed is amended.`,
    );
  await refuseAmended(books, { filed, key, into });
  const waiting = (await books.records(into)).map(({ record }) => record);
  return {
    filed,
    filedIn: key.returnPeriod,
    siblings: filedRecords.filter((record) => record !== filed && record.section === filed.section),
    waiting: waiting.find((record) => amends(record, filed, key)) ?? null,
  };
}

/** What was amended once is amended again under its revised number, from the return that amended it last. */
async function refuseAmended(
  books: Books,
  { filed, key, into }: { readonly filed: Gstr1Record; readonly key: ReturnKey; readonly into: ReturnKey },
): Promise<void> {
  const later = (await books.returnStates(key.gstin)).filter(
    ({ form, status, returnPeriod }) =>
      form === 'GSTR1' &&
      status === 'filed' &&
      returnPeriod > key.returnPeriod &&
      returnPeriod <= into.returnPeriod,
  );
  for (const { gstin, form, returnPeriod } of later) {
    const records = await books.records({ gstin, form, returnPeriod }, ['filed']);
    const found = records.find(({ record }) => amends(record, filed, key));
    if (!found) continue;
    throw new NotPossible(
      'CHANGED',
      `The document was amended in ${periodName(returnPeriod)}. Amend "${found.record.documentNumber ?? found.record.key}" of that return instead.`,
    );
  }
}

/** Whether a record is an amendment of a filed one: by number and date, or by month, place and share of the rate. */
function amends({ section, rows }: Gstr1Record, filed: Gstr1Record, { returnPeriod }: ReturnKey): boolean {
  const [row] = rows;
  const [before] = filed.rows;
  if (!row || (section !== `${filed.section}a` && section !== filed.section)) return false;
  if (filed.documentNumber !== null)
    return row['originalNumber'] === filed.documentNumber && row['originalDate'] === filed.documentDate;
  const same = ['placeOfSupply', 'differentialRate', 'supplierGstin'].every(
    (name) => row[name] === before?.[name],
  );
  const operator = row['originalOperatorGstin'] === before?.['operatorGstin'];
  return row['originalPeriod'] === (before?.['originalPeriod'] ?? returnPeriod) && same && operator;
}
