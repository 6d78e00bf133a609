import type { Static } from 'typebox';
import type { MatchingOf, MatchRow } from '../../filing/needs/counterparties.ts';
import type { Books } from '../../filing/needs/store.ts';
import type { MatchMark } from './match-schemas.ts';

type Mark = Static<typeof MatchMark>;

/** The marks of some documents of ours by their ids in the matching. */
export async function marksOfOwn(
  books: Books,
  of: MatchingOf,
  own: readonly string[],
): Promise<ReadonlyMap<string, Mark>> {
  if (own.length === 0) return new Map();
  const rows = await books.counterparties.matchesOf(of, { own });
  return new Map(rows.flatMap((row) => row.ours.map((id) => [id, markOf(row)] as const)));
}

/** The marks of some documents of counter parties by identity. */
export async function marksOfTheirs(
  books: Books,
  of: MatchingOf,
  identities: readonly string[],
): Promise<ReadonlyMap<string, Mark>> {
  if (identities.length === 0) return new Map();
  const rows = await books.counterparties.matchesOf(of, { identities });
  return new Map(rows.map((row) => [row.identity ?? '', markOf(row)] as const));
}

function markOf({ code, action, isFiled, identity }: MatchRow): Mark {
  return { code, action, isFiled, identity };
}
