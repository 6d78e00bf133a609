import {
  type Filer,
  type Gstr1Payload,
  type Gstr1Record,
  type Gstr2Payload,
  gstr1Deletions,
  gstr1Payload,
  gstr2Deletions,
  gstr2Payload,
  purchaseOfRecord,
  wireReturnPeriod,
} from '../core/index.ts';
import { answersPayload } from './counterparties/send-answers.ts';
import type { Actor, Filing } from './filing.ts';
import type { Books, ReturnKey } from './needs/store.ts';
import { refuseFor } from './not-possible.ts';
import { whyNotGenerate, whyNotGenerateAnswers } from './reasons.ts';
import { filerOf, liveStates, readStanding } from './standing.ts';
import { returnName } from './wording.ts';

/** The body of a save of any form: gstin, fp (mmyyyy) and sections. */
export type PlainPayload = Gstr1Payload | Gstr2Payload;

/** A payload to download, as the portal would get it. */
export interface GeneratedPayload {
  /** `GSTR1_27…_102026_NEW.json` */
  readonly fileName: string;
  readonly payload: PlainPayload;
  readonly count: number;
}

/** The payload of what Save would send: new, modified and refused documents. Throws `NotPossible` when there is none. */
export function newOrModifiedPayload(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<GeneratedPayload> {
  return generate(filing, actor, { key, kind: 'save' });
}

/** The payload that deletes the documents marked so, with flag D. Throws `NotPossible` when there is none. */
export function deletionPayload(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<GeneratedPayload> {
  return generate(filing, actor, { key, kind: 'delete' });
}

/** The payload that accepts and rejects documents of counter parties in a classic period. Throws `NotPossible`. */
export async function acceptRejectPayload(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<
  Omit<GeneratedPayload, 'payload'> & { readonly payload: Readonly<Record<string, unknown>> | null }
> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const standing = await readStanding(books, { filing, actor, key, lock: false });
    refuseFor(whyNotGenerateAnswers(standing));
    const { payload, count } = await answersPayload(books, key);
    const details = { kind: 'accept-reject', count };
    await books.audit({
      at: standing.now,
      by: actor.by,
      act: 'payload generated',
      object: returnName(key),
      details,
    });
    return {
      fileName: `${key.form}_${key.gstin}_${wireReturnPeriod(key.returnPeriod)}_AR.json`,
      payload,
      count,
    };
  });
}

async function generate(
  filing: Filing,
  actor: Actor,
  { key, kind }: { readonly key: ReturnKey; readonly kind: 'save' | 'delete' },
): Promise<GeneratedPayload> {
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const standing = await readStanding(books, { filing, actor, key, lock: false });
    refuseFor(whyNotGenerate(standing, kind));
    const filer = filerOf(standing.registration, key, standing.now);
    const records = kind === 'save' ? await recordsToSave(books, key) : await recordsToDelete(books, key);
    const details = { kind, count: records.length };
    await books.audit({
      at: standing.now,
      by: actor.by,
      act: 'payload generated',
      object: returnName(key),
      details,
    });
    return {
      fileName: `${key.form}_${key.gstin}_${wireReturnPeriod(key.returnPeriod)}_${kind === 'save' ? 'NEW' : 'DEL'}.json`,
      payload: payloadOf(filer, records, kind),
      count: records.length,
    };
  });
}

/** The payload of these records, or of deleting them, in the shape of the filer's form. */
export function payloadOf(
  filer: Filer,
  records: readonly Gstr1Record[],
  kind: 'save' | 'delete',
): PlainPayload {
  if (filer.form !== 'GSTR2')
    return kind === 'save' ? gstr1Payload(filer, records) : gstr1Deletions(filer, records);
  const documents = records.map(purchaseOfRecord);
  return kind === 'save'
    ? gstr2Payload(
        filer,
        documents.map((document) => ({ document })),
      )
    : gstr2Deletions(filer, documents);
}

/** Tables the portal replaces as a whole: when one row of them goes, all go. */
const wholeSections: ReadonlySet<string> = new Set(['hsn', 'nil', 'doc_issue']);

/** What the next Save carries. Documents refused before go again: what was wrong may have been mended on the portal's side. */
export async function recordsToSave(books: Books, key: ReturnKey): Promise<readonly Gstr1Record[]> {
  const changed = await recordsIn(books, key, ['new', 'modified', 'error']);
  const whole = new Set(
    changed.map(({ section }) => section as string).filter((section) => wholeSections.has(section)),
  );
  if (whole.size === 0) return changed;
  const saved = await recordsIn(books, key, ['processed']);
  return [...changed, ...saved.filter(({ section }) => whole.has(section))];
}

/** What the next deletion takes from the portal. */
export function recordsToDelete(books: Books, key: ReturnKey): Promise<readonly Gstr1Record[]> {
  return recordsIn(books, key, ['to-delete']);
}

/**
 * What must be saved again after a deletion: where the portal replaces a table as a whole, deleting one row may have
 * taken the others along; where it does not, saving them again changes nothing.
 */
export async function survivorsOf(
  books: Books,
  key: ReturnKey,
  deleted: readonly Gstr1Record[],
): Promise<readonly Gstr1Record[]> {
  const whole = new Set(
    deleted.map(({ section }) => section as string).filter((section) => wholeSections.has(section)),
  );
  if (whole.size === 0) return [];
  return (await recordsIn(books, key, liveStates)).filter(({ section }) => whole.has(section));
}

async function recordsIn(
  books: Books,
  key: ReturnKey,
  states: Parameters<Books['records']>[1],
): Promise<readonly Gstr1Record[]> {
  return (await books.records(key, states)).map(({ record }) => record);
}
