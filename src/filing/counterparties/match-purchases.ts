import {
  type InwardDocument,
  type InwardStatement,
  type MatchDocument,
  type MatchResult,
  type PurchaseEntry,
  purchaseToMatch,
  reconcile,
  type StatementKind,
  toLibrary,
} from '../../core/index.ts';
import type { CounterpartyDocument, Matching, MatchRow, SideSum } from '../needs/counterparties.ts';
import type { DocumentEntry } from '../needs/documents.ts';
import type { Books } from '../needs/store.ts';

/** Statements of suppliers, the one that says most of a document first. */
const inwardKinds: readonly StatementKind[] = ['IMS', 'GSTR-2B', 'GSTR-2A'];

/** Matches everything a registration bought with everything its suppliers report, and keeps the results. */
export async function matchPurchases(books: Books, gstin: string, at: string): Promise<Matching> {
  const theirs = await reportedTo(books, gstin);
  const ours = await books.purchases.all(gstin);
  const marks = (await books.counterparties.decisions(gstin)).filter(({ action }) => action === 'P');
  const pending = new Set(marks.map(({ identity }) => identity));
  const { results, totals } = reconcile({
    ours: ours.flatMap((entry) => purchaseOf(gstin, entry) ?? []),
    theirs: theirs.map(({ document }) => documentToMatch(document)),
    policy: 'careful',
    pending: theirs
      .filter(({ identity }) => pending.has(identity))
      .map(({ document }) => documentToMatch(document)),
  });
  const matching = { at, totals };
  await books.counterparties.saveMatching(gstin, matching, rowsOf(results, { ours, theirs }));
  return matching;
}

type Purchase = DocumentEntry<PurchaseEntry>;

/** The results with what a list shows of their documents. */
function rowsOf(
  results: readonly MatchResult[],
  { ours, theirs }: { readonly ours: readonly Purchase[]; readonly theirs: readonly CounterpartyDocument[] },
): readonly MatchRow[] {
  const entries = new Map(ours.map((entry) => [entry.content.key, entry]));
  const reported = new Map(theirs.map((one) => [one.document.id, one]));
  return results.map((result) => {
    const own = result.ours.flatMap((id) => entries.get(id) ?? []);
    const others = result.theirs.flatMap((id) => reported.get(id) ?? []);
    const [entry] = own;
    const [other] = others;
    return {
      ...result,
      counterpartyGstin: other?.document.counterpartyGstin ?? entry?.counterpartyGstin ?? '',
      counterpartyName: entry?.counterpartyName ?? other?.document.counterpartyName ?? null,
      number: entry?.number ?? other?.document.number ?? '',
      date: entry?.date ?? other?.document.date ?? '',
      ourSum: entry ? sumOf(own.map(({ amounts }) => amounts)) : null,
      theirSum: other ? sumOf(others.map(({ document }) => signed(document))) : null,
      identity: other?.identity ?? null,
      isFiled: other ? (other.document.filed ?? true) : null,
    };
  });
}

type Heads = Pick<Purchase['amounts'], 'taxableValue' | 'igst' | 'cgst' | 'sgst' | 'cess'>;

function sumOf(amounts: readonly Heads[]): SideSum {
  const sum = { taxableValue: 0, tax: 0 };
  for (const { taxableValue, igst, cgst, sgst, cess } of amounts) {
    sum.taxableValue += taxableValue;
    sum.tax += igst + cgst + sgst + cess;
  }
  return sum;
}

function signed({ kind, amounts }: InwardDocument): Heads {
  if (kind !== 'credit-note' && kind !== 'isd-credit-note') return amounts;
  const { taxableValue, igst, cgst, sgst, cess } = amounts;
  // 0 - x and not -x: there is no negative zero of rupees.
  return {
    taxableValue: 0 - taxableValue,
    igst: 0 - igst,
    cgst: 0 - cgst,
    sgst: 0 - sgst,
    cess: 0 - cess,
  };
}

/** The documents of suppliers, each once: the same document stands in several statements. */
export async function reportedTo(books: Books, gstin: string): Promise<readonly CounterpartyDocument[]> {
  const documents = await books.counterparties.documents(gstin, inwardKinds);
  const best = new Map<string, CounterpartyDocument>();
  for (const document of documents) {
    if (document.document.replacedBy !== undefined) continue;
    const known = best.get(document.identity);
    if (!known || inwardKinds.indexOf(document.kind) < inwardKinds.indexOf(known.kind))
      best.set(document.identity, document);
  }
  return [...best.values()];
}

function purchaseOf(gstin: string, { content, entry }: Purchase): MatchDocument | null {
  return purchaseToMatch(gstin, { ...content, origin: [{ sheet: 'Purchase Invoices', row: entry }] });
}

/** A document of a counter party as the matching takes it. */
function documentToMatch(document: InwardDocument): MatchDocument {
  const statement: InwardStatement = { kind: 'IMS', gstin: document.gstin, documents: [document] };
  const [shown] = toLibrary(statement).documents;
  if (!shown) throw new TypeError(`Document "${document.id}" cannot be shown.`);
  return shown;
}
