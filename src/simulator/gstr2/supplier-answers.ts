import { answerId } from '../inward/state.ts';
import type { JobState, World } from '../world.ts';

type Wire = Readonly<Record<string, unknown>>;
interface Party {
  readonly ctin?: string;
  readonly [list: string]: unknown;
}
interface Row {
  readonly flag?: string;
  readonly chksum?: string;
  readonly inum?: string;
  readonly nt_num?: string;
}

const LISTS = { b2b: 'inv', cdnr: 'nt' } as const;

/**
 * In classic periods a save also answers what recipients reported, by flags A and R: an accepted document becomes the
 * supplier's own, a rejected one is only noted. Answers the save without these flags.
 */
export function noteAnswers(world: World, job: JobState, payload: Wire): Wire {
  const left: Record<string, unknown> = { ...payload };
  for (const [key, list] of Object.entries(LISTS)) {
    const parties = payload[key];
    if (!Array.isArray(parties)) continue;
    const own = parties
      .map((party) => withoutAnswers(world, job, { party, list }))
      .filter((party) => !isEmptied(party?.[list]));
    if (own.length > 0 || parties.length === 0) left[key] = own;
    else delete left[key];
  }
  return left;
}

const isEmptied = (rows: unknown): boolean => Array.isArray(rows) && rows.length === 0;

function withoutAnswers(
  world: World,
  { gstin, period }: JobState,
  { party, list }: { readonly party: Party; readonly list: string },
): Party {
  const rows = party?.[list];
  if (!Array.isArray(rows)) return party;
  const left = (rows as readonly Row[]).flatMap((whole) => {
    // The check sum says which version is answered; a document of one's own has none.
    const { flag, chksum: _version, ...row } = whole;
    if (flag !== 'A' && flag !== 'R') return [whole];
    const number = row.inum ?? row.nt_num ?? '';
    const id = answerId({ gstin, period, recipient: party.ctin ?? '', number });
    world.decisions.set(id, { action: flag, hash: '', decidedAt: world.clock.now() });
    return flag === 'A' ? [row] : [];
  });
  return { ...party, [list]: left };
}
