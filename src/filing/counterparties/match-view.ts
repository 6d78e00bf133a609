import { type PurchaseLine, purchaseAmounts, type ReturnPeriod } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { Answer, CounterpartyDocument, MatchingOf, MatchRow } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { type AnswerGates, answerGates } from './answer-gates.ts';
import { whyLocked } from './choose-answers.ts';
import { kindsOf } from './inward-kinds.ts';
import { type ValueGates, valueGates } from './their-value.ts';

/** One rate of our own document, in paise. */
export type OwnLine = Pick<PurchaseLine, 'rate' | 'taxableValue' | 'igst' | 'cgst' | 'sgst' | 'cess'>;

/** Our own document beside that of the other side; amounts in paise and positive, dates yyyy-mm-dd. */
export interface OwnView {
  readonly number: string;
  readonly date: string;
  readonly placeOfSupply: string | null;
  readonly reverseCharge: boolean;
  readonly type: string | null;
  readonly value: number | null;
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly cess: number;
  readonly lines: readonly OwnLine[];
}

/** A result of the matching with both documents whole, what can be done with it, and its neighbours in the list. */
export interface MatchView {
  readonly row: MatchRow;
  readonly ours: OwnView | null;
  readonly theirs: CounterpartyDocument | null;
  readonly answer: Answer | null;
  readonly gates: AnswerGates;
  /** Whether the values of the supplier can be taken, or our own put back; null on the side of the sales. */
  readonly values: ValueGates | null;
  readonly previous: string | null;
  readonly next: string | null;
}

/** Names a result by either of its documents. */
export interface MatchNamed extends MatchingOf {
  readonly own?: string;
  readonly identity?: string;
}

/** View CP Invoice: both sides of one result. Throws `NotPossible` where it is not there. */
export async function matchView(filing: Filing, actor: Actor, named: MatchNamed): Promise<MatchView> {
  permit(actor, 'see', named.gstin);
  const { gstin, side, own, identity } = named;
  const of = { gstin, side };
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const [row] = await books.counterparties.matchesOf(of, {
      ...(own === undefined ? {} : { own: [own] }),
      ...(identity === undefined ? {} : { identities: [identity] }),
    });
    if (!row) throw notMatched(named);
    const found =
      row.identity === null ? null : await books.counterparties.document(gstin, kindsOf(side), row.identity);
    const answers = row.regime === 'Classic' ? await books.counterparties.answers(gstin, side) : [];
    return {
      row,
      ours: await ownView(books, of, row.ours[0]),
      theirs: found?.found ?? null,
      answer: answers.find((answer) => answer.identity === row.identity) ?? null,
      values: side === 'purchase' ? await valueGates(books, actor, { gstin, row }) : null,
      gates: answerGates(row, { side, locked: await whyLocked(books, actor, { of, row }) }),
      previous: found?.previous ?? null,
      next: found?.next ?? null,
    };
  });
}

function notMatched({ own, identity }: MatchNamed): NotPossible {
  return new NotPossible(
    'NOT-FOUND',
    `"${identity ?? own}" is not matched yet. Download the counter party of its period first.`,
  );
}

async function ownView(
  books: Books,
  { gstin, side }: MatchingOf,
  id: string | undefined,
): Promise<OwnView | null> {
  if (id === undefined) return null;
  return side === 'purchase' ? purchaseView(books, Number(id)) : saleView(books, gstin, id);
}

async function purchaseView(books: Books, entry: number): Promise<OwnView | null> {
  const found = await books.purchases.entry(entry);
  if (!found) return null;
  const { content, number, date, placeOfSupply } = found;
  return {
    number,
    date,
    placeOfSupply,
    reverseCharge: content.reverseCharge ?? false,
    type: content.type ?? null,
    value: content.value ?? null,
    ...purchaseAmounts(content),
    lines: content.lines,
  };
}

/** A sale is named by its period and the key of its record. */
async function saleView(books: Books, gstin: string, id: string): Promise<OwnView | null> {
  const [returnPeriod, ...rest] = id.split('|');
  const recordKey = rest.join('|');
  const key = { gstin, form: 'GSTR1', returnPeriod: returnPeriod as ReturnPeriod } as const;
  const record = (await books.record(key, recordKey))?.record;
  if (!record) return null;
  const [head] = record.rows;
  const of = (row: typeof head, name: string): number => Math.abs(Number(row?.[name] ?? 0));
  const { value, taxableValue, igst, cgst, sgst, cess } = record.amounts;
  return {
    number: record.documentNumber ?? '',
    date: record.documentDate ?? '',
    placeOfSupply: record.placeOfSupply,
    reverseCharge: head?.['reverseCharge'] === 'Y',
    type: head?.['invoiceType'] === undefined ? null : String(head['invoiceType']),
    value: Math.abs(value),
    taxableValue: Math.abs(taxableValue),
    igst: Math.abs(igst),
    cgst: Math.abs(cgst),
    sgst: Math.abs(sgst),
    cess: Math.abs(cess),
    lines: record.rows.map((row) => ({
      rate: Number(row['rate'] ?? 0),
      taxableValue: of(row, 'taxableValue'),
      igst: of(row, 'igst'),
      cgst: of(row, 'cgst'),
      sgst: of(row, 'sgst'),
      cess: of(row, 'cess'),
    })),
  };
}
