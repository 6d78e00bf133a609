import type { Finding } from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { MasterContents, MasterEntry, MasterFilter, MasterKind, MasterPage } from '../needs/masters.ts';
import type { PageWanted } from '../needs/page.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { permitSomewhere } from '../permissions.ts';
import { masterTraits } from './master-traits.ts';

/** The master as it is kept now; with `entry` null it has errors, and nothing was kept. */
export interface SavedMaster<Content> {
  readonly entry: MasterEntry<Content> | null;
  readonly findings: readonly Finding[];
}

/** The masters of a kind, page by page, by name. Throws `NotPossible`. */
export function masterPage<Kind extends MasterKind>(
  filing: Filing,
  actor: Actor,
  {
    kind,
    filter,
    wanted,
  }: { readonly kind: Kind; readonly filter: MasterFilter; readonly wanted: PageWanted },
): Promise<MasterPage<MasterContents[Kind]>> {
  permitSomewhere(actor, 'see');
  return filing.store.inBooks(actor.tenantId, (books) => books.masters.of(kind).page(filter, wanted));
}

/** One master. Throws `NotPossible` when there is none. */
export function masterEntry<Kind extends MasterKind>(
  filing: Filing,
  actor: Actor,
  { kind, entry }: { readonly kind: Kind; readonly entry: number },
): Promise<MasterEntry<MasterContents[Kind]>> {
  permitSomewhere(actor, 'see');
  return filing.store.inBooks(actor.tenantId, (books) => entryOf(books, kind, entry));
}

/** Adds a master, unless it has errors. Throws `NotPossible` with code `TWICE` when another has one of its keys. */
export function addMaster<Kind extends MasterKind>(
  filing: Filing,
  actor: Actor,
  { kind, content }: { readonly kind: Kind; readonly content: MasterContents[Kind] },
): Promise<SavedMaster<MasterContents[Kind]>> {
  permitSomewhere(actor, 'edit');
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const findings = await checked(books, kind, content);
    if (findings.some(({ severity }) => severity === 'error')) return { entry: null, findings };
    const entry = await keepNew(books, { filing, actor }, { kind, content });
    return { entry: await entryOf(books, kind, entry), findings };
  });
}

/**
 * Replaces a master if nobody else has changed it since `version` was read. Throws `NotPossible`, with code `CHANGED`
 * when somebody has.
 */
export function changeMaster<Kind extends MasterKind>(
  filing: Filing,
  actor: Actor,
  {
    kind,
    content,
    entry,
    version,
  }: {
    readonly kind: Kind;
    readonly content: MasterContents[Kind];
    readonly entry: number;
    readonly version: number;
  },
): Promise<SavedMaster<MasterContents[Kind]>> {
  permitSomewhere(actor, 'edit');
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const before = await entryOf(books, kind, entry);
    const findings = await checked(books, kind, content);
    if (findings.some(({ severity }) => severity === 'error')) return { entry: null, findings };
    const traits = masterTraits[kind];
    const master = traits.toKeep(content);
    await refuseTwice(books, { kind, keys: master.keys, but: entry });
    const at = filing.clock.now();
    const changed = { ...master, entry, version };
    if ((await books.masters.of(kind).change([changed], { at, by: actor.by })) === 0) {
      throw new NotPossible(
        'CHANGED',
        `${before.changedBy} changed "${traits.nameOf(before.content)}" meanwhile. Compare both and save again.`,
      );
    }
    const details = { before: before.content, after: content };
    await books.audit({ at, by: actor.by, act: `${kind} changed`, object: master.name, details });
    return { entry: await entryOf(books, kind, entry), findings };
  });
}

/** Takes a master off the lists; documents keep what they say. Throws `NotPossible` when there is none. */
export function removeMaster<Kind extends MasterKind>(
  filing: Filing,
  actor: Actor,
  { kind, entry }: { readonly kind: Kind; readonly entry: number },
): Promise<void> {
  permitSomewhere(actor, 'edit');
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const before = await entryOf(books, kind, entry);
    const at = filing.clock.now();
    await books.masters.of(kind).remove([entry], { at, by: actor.by });
    const object = masterTraits[kind].nameOf(before.content);
    await books.audit({
      at,
      by: actor.by,
      act: `${kind} removed`,
      object,
      details: { before: before.content },
    });
  });
}

/** Keeps a master that was checked. Throws `NotPossible` when another has one of its keys. */
async function keepNew<Kind extends MasterKind>(
  books: Books,
  { filing, actor }: { readonly filing: Filing; readonly actor: Actor },
  { kind, content }: { readonly kind: Kind; readonly content: MasterContents[Kind] },
): Promise<number> {
  const master = masterTraits[kind].toKeep(content);
  await refuseTwice(books, { kind, keys: master.keys });
  const at = filing.clock.now();
  const [entry = 0] = await books.masters.of(kind).add([master], { at, by: actor.by });
  await books.audit({
    at,
    by: actor.by,
    act: `${kind} added`,
    object: master.name,
    details: { after: content },
  });
  return entry;
}

async function checked<Kind extends MasterKind>(
  books: Books,
  kind: Kind,
  content: MasterContents[Kind],
): Promise<readonly Finding[]> {
  const findings = masterTraits[kind].check(content);
  if (kind !== 'campus') return findings;
  const own = new Set((await books.registrations()).map(({ gstin }) => gstin));
  const fault = campusFault(own, (content as MasterContents['campus']).gstin);
  return fault ? [...findings, fault] : findings;
}

/** Why a campus cannot lie under a GSTIN; null where it is one of the company's own. */
export function campusFault(own: ReadonlySet<string>, gstin: string): Finding | null {
  if (own.has(gstin)) return null;
  const says = `"${gstin}" is none of your GSTINs. Choose one of them, or add the registration first.`;
  return { code: 'CAMPUS-GSTIN', severity: 'error', column: 'gstin', value: gstin, says };
}

async function refuseTwice(
  books: Books,
  { kind, keys, but }: { readonly kind: MasterKind; readonly keys: readonly string[]; readonly but?: number },
): Promise<void> {
  const others = await books.masters.of(kind).withKeys(keys);
  const other = others.find(({ entry }) => entry !== but);
  if (!other) return;
  const traits = masterTraits[kind];
  const twice = traits.toKeep(other.content as never).keys.find((key) => keys.includes(key)) ?? '';
  throw new NotPossible(
    'TWICE',
    `"${twice}" is that of "${traits.nameOf(other.content as never)}" already (entry ${other.entry}). Edit that one instead.`,
  );
}

/** One master of these books. Throws `NotPossible` when there is none. */
export async function entryOf<Kind extends MasterKind>(
  books: Books,
  kind: Kind,
  entry: number,
): Promise<MasterEntry<MasterContents[Kind]>> {
  const found = await books.masters.of(kind).entry(entry);
  if (found) return found;
  throw new NotPossible('NOT-FOUND', `${entry} is no ${kind} of yours. Go back to the list.`);
}
