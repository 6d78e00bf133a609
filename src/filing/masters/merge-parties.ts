import { isSameParty, mergedParty, type Party, pansOf, tellingWords } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { MasterEntry } from '../needs/masters.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permitSomewhere } from '../permissions.ts';
import { masterTraits } from './master-traits.ts';
import { entryOf, type SavedMaster } from './save-master.ts';

const mostCandidates = 100;

/** The entries that are probably the same party as one, by PAN or name. Throws `NotPossible` when there is none. */
export function duplicatesOf(
  filing: Filing,
  actor: Actor,
  { entry }: { readonly entry: number },
): Promise<readonly MasterEntry<Party>[]> {
  permitSomewhere(actor, 'see');
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { content } = await entryOf(books, 'party', entry);
    const finds = [...pansOf(content), tellingWords(content.name).join(' ')].filter(Boolean);
    const found = new Map<number, MasterEntry<Party>>();
    for (const find of finds) {
      const { rows } = await books.masters
        .of('party')
        .page({ find }, { limit: mostCandidates, cursor: undefined });
      for (const row of rows) if (isSameParty(content, row.content)) found.set(row.entry, row);
    }
    found.delete(entry);
    return [...found.values()];
  });
}

/** Which two entries become one, each as it was read. */
export interface Merging {
  readonly entry: number;
  readonly version: number;
  readonly other: number;
  readonly otherVersion: number;
}

/**
 * Makes one party of two: the other leaves the lists, documents keep what they say. With `entry` null the two do not go
 * together, and nothing was changed. Throws `NotPossible`, with code `CHANGED` when somebody has changed one of them.
 */
export function mergeParties(filing: Filing, actor: Actor, of: Merging): Promise<SavedMaster<Party>> {
  permitSomewhere(actor, 'edit');
  return filing.store.inBooks(actor.tenantId, async (books) => {
    if (of.entry === of.other)
      throw new NotPossible('NOT-CONFIRMED', 'An entry cannot be merged with itself. Choose another one.');
    const kept = await unchanged(books, of.entry, of.version);
    const other = await unchanged(books, of.other, of.otherVersion);
    const content = mergedParty(kept.content, other.content);
    const findings = masterTraits.party.check(content);
    if (findings.some(({ severity }) => severity === 'error')) return { entry: null, findings };
    const change = { at: filing.clock.now(), by: actor.by };
    const parties = books.masters.of('party');
    // The other one first: its GSTINs are free then.
    await parties.remove([of.other], change);
    const { entry, version } = of;
    await parties.change([{ ...masterTraits.party.toKeep(content), entry, version }], change);
    const details = { before: { kept: kept.content, other: other.content }, after: content };
    await books.audit({ ...change, act: 'parties merged', object: content.name, details });
    return { entry: await entryOf(books, 'party', of.entry), findings };
  });
}

async function unchanged(books: Books, entry: number, version: number): Promise<MasterEntry<Party>> {
  const found = await entryOf(books, 'party', entry);
  if (found.version === version) return found;
  throw new NotPossible(
    'CHANGED',
    `${found.changedBy} changed "${found.content.name}" meanwhile. Look at both and merge again.`,
  );
}
