import type { Actor, Filing } from '../filing.ts';
import type { Answer, MatchingOf, MatchRow } from '../needs/counterparties.ts';
import type { Books, ReturnKey } from '../needs/store.ts';
import { NotPossible, type Reason, refuseFor } from '../not-possible.ts';
import { type Granted, permit, rolesFor, whyNotPermitted } from '../permissions.ts';
import { whyFrozen } from '../reasons.ts';
import { registrationOf } from '../standing.ts';
import { type AnswerGates, answerGates } from './answer-gates.ts';
import { matchPurchases } from './match-purchases.ts';
import { matchSales } from './match-sales.ts';

/** What a person puts in place of the computed flag of a document of a classic period; null takes it back. */
export interface AnswerChoice {
  readonly identity: string;
  readonly chosen: 'A' | 'R' | 'P' | null;
}

/**
 * Mark Pending, Unmark Pending, Accept and Reject in classic periods: kept apart from the matching, so that it survives
 * the next download. All of the choices or none: throws `NotPossible`. Answers the results as they stand then.
 */
export async function chooseAnswers(
  filing: Filing,
  actor: Actor,
  { gstin, side, choices }: MatchingOf & { readonly choices: readonly AnswerChoice[] },
): Promise<readonly MatchRow[]> {
  permit(actor, 'decide', gstin);
  const of = { gstin, side };
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const at = filing.clock.now();
    const identities = choices.map(({ identity }) => identity);
    const rows = new Map(
      (await books.counterparties.matchesOf(of, { identities })).map((row) => [row.identity, row]),
    );
    const known = new Map(
      (await books.counterparties.answers(gstin, side)).map((answer) => [answer.identity, answer]),
    );
    const answers: Answer[] = [];
    for (const { identity, chosen } of choices) {
      const row = rows.get(identity);
      if (!row) throw notReported(identity);
      if (row.regime === 'Current')
        throw new NotPossible('PERIOD', 'Documents of a current period are decided on in IMS.');
      const gates = answerGates(row, { side, locked: await whyLocked(books, actor, { of, row }) });
      refuseFor(gates[gateOf(chosen)]);
      answers.push({ ...(known.get(identity) ?? nothingSent(identity)), chosen, by: actor.by, at });
    }
    await books.counterparties.saveAnswers(gstin, side, answers);
    await matchAnew(books, of, at);
    await books.audit({
      at,
      by: actor.by,
      act: 'answers chosen',
      object: `${side} ${gstin}`,
      details: choices.map(({ identity, chosen }) => `${chosen ?? 'computed'} ${identity}`),
    });
    return books.counterparties.matchesOf(of, { identities });
  });
}

const gateOf = (chosen: AnswerChoice['chosen']): keyof AnswerGates =>
  chosen === 'P' ? 'markPending' : chosen === 'A' ? 'accept' : chosen === 'R' ? 'reject' : 'unmarkPending';

function nothingSent(identity: string): Answer {
  return { identity, chosen: null, sent: null, checksum: null, state: 'none', says: '', by: '', at: '' };
}

function notReported(identity: string): NotPossible {
  return new NotPossible(
    'NOT-FOUND',
    `"${identity}" is not among the documents of counter parties. Download them again and choose from the list.`,
  );
}

/**
 * Puts a document of ours and one of the other side together that have no partner yet. Throws `NotPossible`.
 */
export async function linkDocuments(
  filing: Filing,
  actor: Actor,
  { gstin, side, own, identity }: MatchingOf & { readonly own: string; readonly identity: string },
): Promise<void> {
  permit(actor, 'decide', gstin);
  const of = { gstin, side };
  await filing.store.inBooks(actor.tenantId, async (books) => {
    const at = filing.clock.now();
    const rows = await books.counterparties.matchesOf(of, { own: [own], identities: [identity] });
    const mine = rows.find(({ ours }) => ours.includes(own));
    const other = rows.find((row) => row.identity === identity);
    if (!mine || !other) throw notReported(mine ? identity : own);
    for (const row of [mine, other])
      refuseFor(answerGates(row, { side, locked: await whyLocked(books, actor, { of, row }) }).link);
    if (mine.regime !== other.regime)
      throw new NotPossible('PERIOD', 'The two documents are of different regimes and cannot be linked.');
    await books.counterparties.saveLink(gstin, side, { own, identity, by: actor.by, at });
    await matchAnew(books, of, at);
    await books.audit({
      at,
      by: actor.by,
      act: 'documents linked',
      object: `${side} ${gstin}`,
      details: { own, identity },
    });
  });
}

/** Takes the link of a document of the other side away. Throws `NotPossible`. */
export async function unlinkDocument(
  filing: Filing,
  actor: Actor,
  { gstin, side, identity }: MatchingOf & { readonly identity: string },
): Promise<void> {
  permit(actor, 'decide', gstin);
  const of = { gstin, side };
  await filing.store.inBooks(actor.tenantId, async (books) => {
    const at = filing.clock.now();
    const [row] = await books.counterparties.matchesOf(of, { identities: [identity] });
    if (!row) throw notReported(identity);
    refuseFor(answerGates(row, { side, locked: await whyLocked(books, actor, { of, row }) }).unlink);
    await books.counterparties.dropLink(gstin, side, identity);
    await matchAnew(books, of, at);
    await books.audit({
      at,
      by: actor.by,
      act: 'link taken away',
      object: `${side} ${gstin}`,
      details: { identity },
    });
  });
}

/** Matches one side of a registration anew. */
async function matchAnew(books: Books, { gstin, side }: MatchingOf, at: string): Promise<void> {
  await (side === 'sale' ? matchSales(books, gstin, at) : matchPurchases(books, gstin, at));
}

/** Why nothing of a result can be changed: the role, or the return that would answer it is submitted or filed. */
export async function whyLocked(
  books: Books,
  actor: Granted,
  { of, row }: { readonly of: MatchingOf; readonly row: MatchRow },
): Promise<Reason | null> {
  const refused = whyNotPermitted(rolesFor(actor, of.gstin), 'decide');
  const returnPeriod = row.theirPeriod ?? row.ourPeriod;
  if (refused || returnPeriod === null || row.regime === 'Current') return refused;
  const form = of.side === 'sale' ? 'GSTR1' : 'GSTR2';
  const key: ReturnKey = { gstin: of.gstin, form, returnPeriod };
  return whyFrozen({ state: await books.returnState(key) });
}
