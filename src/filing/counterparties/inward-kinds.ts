import type { StatementKind } from '../../core/index.ts';
import type { CounterpartyDocument, MatchSide } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';

/** Statements of suppliers, the one that says most of a document first. */
export const inwardKinds: readonly StatementKind[] = ['IMS', 'GSTR-2B', 'GSTR-2A'];

/** Statements in which recipients say something of what they were sold. */
export const outwardKinds: readonly StatementKind[] = ['GSTR-1A', 'IMS outward'];

/** The statements of the other side. */
export function kindsOf(side: MatchSide): readonly StatementKind[] {
  return side === 'sale' ? outwardKinds : inwardKinds;
}

/** The documents of suppliers, each once: the same document stands in several statements. */
export async function reportedTo(books: Books, gstin: string): Promise<readonly CounterpartyDocument[]> {
  return bestOf(await books.counterparties.documents(gstin, inwardKinds));
}

/** Each document once, as the statement shows it that says most of it. */
export function bestOf(documents: readonly CounterpartyDocument[]): readonly CounterpartyDocument[] {
  const best = new Map<string, CounterpartyDocument>();
  for (const document of documents) {
    if (document.document.replacedBy !== undefined) continue;
    const known = best.get(document.identity);
    if (!known || rank(document) < rank(known)) best.set(document.identity, document);
  }
  return [...best.values()];
}

const rank = ({ kind }: CounterpartyDocument): number => inwardKinds.indexOf(kind);
