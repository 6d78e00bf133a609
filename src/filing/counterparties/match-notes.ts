import type { Actor, Filing } from '../filing.ts';
import type { MatchFacets, MatchFilter, MatchingOf, MatchNote } from '../needs/counterparties.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';

/** Matched documents, each named by the identity of the counter party's or, where he has none, by the id of our own. */
export interface NamedMatches extends MatchingOf {
  readonly documents: readonly string[];
}

/** Gives documents to a person, or to nobody. Who is asked to look after them is judged by the caller. Throws `NotPossible`. */
export function assignMatches(
  filing: Filing,
  actor: Actor,
  { person, ...named }: NamedMatches & { readonly person: string | null },
): Promise<void> {
  return note(filing, actor, {
    named,
    kind: 'assigned',
    says: person ?? '',
    act: 'matched documents assigned',
  });
}

/** Says something of documents to whoever works on them later. Throws `NotPossible`. */
export async function commentMatches(
  filing: Filing,
  actor: Actor,
  { says, ...named }: NamedMatches & { readonly says: string },
): Promise<void> {
  const written = says.trim();
  if (written === '')
    throw new NotPossible('NOT-CONFIRMED', 'The comment is empty. Write what others should know.');
  return note(filing, actor, { named, kind: 'comment', says: written, act: 'matched documents commented' });
}

interface Noting extends Pick<MatchNote, 'kind' | 'says'> {
  readonly named: NamedMatches;
  readonly act: string;
}

async function note(filing: Filing, actor: Actor, { named, kind, says, act }: Noting): Promise<void> {
  const { gstin, side, documents } = named;
  permit(actor, 'decide', gstin);
  await filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    await allMatched(books, named);
    const at = filing.clock.now();
    await books.counterparties.addMatchNotes({ gstin, side }, { documents, kind, says, by: actor.by, at });
    await books.audit({ at, by: actor.by, act, object: `${side} ${gstin}`, details: { documents, says } });
  });
}

async function allMatched(books: Books, { gstin, side, documents }: NamedMatches): Promise<void> {
  const rows = await books.counterparties.matchesOf(
    { gstin, side },
    { own: documents, identities: documents },
  );
  const known = new Set(rows.flatMap(({ identity, ours }) => [identity, ...ours]));
  const unknown = documents.find((document) => !known.has(document));
  if (unknown === undefined) return;
  throw new NotPossible('NOT-FOUND', `"${unknown}" is not matched. Load the list again and choose from it.`);
}

/** What was said of a matched document, by either of its names, oldest first. Throws `NotPossible`. */
export function matchNotes(filing: Filing, actor: Actor, named: NamedMatches): Promise<readonly MatchNote[]> {
  const { gstin, side, documents } = named;
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const rows = await books.counterparties.matchesOf(
      { gstin, side },
      { own: documents, identities: documents },
    );
    const names = rows.flatMap(({ identity, ours }) => [...(identity ? [identity] : []), ...ours]);
    return books.counterparties.matchNotes({ gstin, side }, [...new Set([...documents, ...names])]);
  });
}

/** What a matching can be narrowed by, with counts. Throws `NotPossible`. */
export function matchFacets(
  filing: Filing,
  actor: Actor,
  { filter, gstin, side }: MatchingOf & { readonly filter: MatchFilter },
): Promise<MatchFacets> {
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, (books) =>
    books.counterparties.matchFacets({ gstin, side }, filter),
  );
}
