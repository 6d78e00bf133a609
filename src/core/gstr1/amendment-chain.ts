import type { ReturnPeriod } from '../return-period.ts';

/** A document in a chain of amendments: what it is called, in which period it was reported, and what it amends. */
export interface ChainedDocument {
  readonly id: string;
  readonly period: ReturnPeriod;
  /** `id` of the document it amends; null for an original. */
  readonly amends: string | null;
}

/**
 * The documents that stand for an original month as of a period: of each original its latest version reported up to
 * then, whether amended or not. Table 10 of a period counts these (it reports the whole revised month, not the
 * difference). In the order of the originals. Throws where an amendment's original is not among the documents.
 */
export function versionsAsOf<Document extends ChainedDocument>(
  documents: readonly Document[],
  originalPeriod: ReturnPeriod,
  asOf: ReturnPeriod,
): readonly Document[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const latest = new Map<string, Document>();
  for (const document of documents) {
    const root = originalOf(document, byId);
    if (root.period !== originalPeriod || document.period > asOf) continue;
    const before = latest.get(root.id);
    // Of two in one period the one given later counts: it amended what stood there then.
    if (!before || before.period <= document.period) latest.set(root.id, document);
  }
  return documents.flatMap(({ id }) => latest.get(id) ?? []);
}

function originalOf<Document extends ChainedDocument>(
  document: Document,
  byId: ReadonlyMap<string, Document>,
): Document {
  const seen = new Set<string>();
  let current = document;
  while (current.amends !== null) {
    const before = byId.get(current.amends);
    if (!before || seen.has(current.id))
      throw new TypeError(`Document ${document.id} amends ${current.amends}, which leads to no original.`);
    seen.add(current.id);
    current = before;
  }
  return current;
}
