import {
  type Finding,
  type Item,
  itemToldAnew,
  lacksRateDay,
  type Party,
  pansOf,
  partyToldAnew,
  type ToldAt,
  tellingWords,
} from '../../core/index.ts';
import type { PutCounts } from '../needs/documents.ts';
import type { MasterChange, MasterEntry, ReplacedMaster } from '../needs/masters.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { masterTraits } from './master-traits.ts';

/** The masters that come in by lists, with what a row of them tells. */
interface ListedContents {
  readonly party: Party;
  readonly item: Item;
}

/** How the rows of a list find the master they tell of, and how it is told anew. */
interface ListTraits<Content> {
  /** Names by which a master is found. */
  namesOf(content: Content): readonly string[];
  /** Names under which a row looks for it, the surest first. */
  namesFor(content: Content): readonly string[];
  toldAnew(kept: Content, told: ToldAt<Content>): Content;
  check(content: Content): readonly Finding[];
  /** What of a row does not go with what is kept. */
  against(kept: Content, told: ToldAt<Content>): Finding | null;
}

const byName = ({ name }: Party): string => `name ${tellingWords(name).join(' ')}`;
const byPan = (pan: string): string => `PAN ${pan}`;

const party: ListTraits<Party> = {
  namesOf: (content) => [
    ...content.branches.flatMap(({ gstin }) => gstin ?? []),
    ...pansOf(content).map(byPan),
    byName(content),
  ],
  namesFor: (content) => {
    const [gstin] = content.branches.flatMap((branch) => branch.gstin ?? []);
    const pans = pansOf(content).map(byPan);
    return [...(gstin ? [gstin] : []), ...pans, ...(pans.length === 0 ? [byName(content)] : [])];
  },
  toldAnew: partyToldAnew,
  check: masterTraits.party.check,
  against: () => null,
};

const item: ListTraits<Item> = {
  namesOf: (content) => masterTraits.item.toKeep(content).keys,
  namesFor: (content) => masterTraits.item.toKeep(content).keys,
  toldAnew: itemToldAnew,
  check: masterTraits.item.check,
  against: (kept, told) => {
    if (!lacksRateDay(kept, told)) return null;
    return {
      code: 'ITEM-RATE-DAY',
      severity: 'error',
      column: 'rate',
      value: told.content.rates[0]?.rate ?? null,
      says: `"${kept.code} ${kept.description}" has another rate until now. Write in a column Rate From the day on which this one begins.`,
    };
  },
};

const listTraits: { readonly [Kind in keyof ListedContents]: ListTraits<ListedContents[Kind]> } = {
  party,
  item,
};

/** What a list comes to: masters to add and to change, with its rows counted by their fate. */
export interface PlannedMasters<Content> {
  readonly masters: readonly { readonly kept: MasterEntry<Content> | null; readonly content: Content }[];
  readonly counts: PutCounts;
  readonly findings: readonly Finding[];
}

/** Compares the rows of a list with the masters that are there; rows of one master come together in it. */
export async function planMasters<Kind extends keyof ListedContents>(
  books: Books,
  kind: Kind,
  rows: readonly ToldAt<ListedContents[Kind]>[],
): Promise<PlannedMasters<ListedContents[Kind]>> {
  const kept = await books.masters.of(kind).all();
  return planned<ListedContents[Kind]>(kept, rows, listTraits[kind]);
}

interface Draft<Content> {
  readonly kept: MasterEntry<Content> | null;
  content: Content;
  isTold: boolean;
}

function planned<Content>(
  kept: readonly MasterEntry<Content>[],
  rows: readonly ToldAt<Content>[],
  traits: ListTraits<Content>,
): PlannedMasters<Content> {
  const drafts: Draft<Content>[] = [];
  const found = new Map<string, Draft<Content>>();
  const know = (draft: Draft<Content>): void => {
    for (const name of traits.namesOf(draft.content)) if (!found.has(name)) found.set(name, draft);
  };
  for (const entry of kept) know({ kept: entry, content: entry.content, isTold: false });
  const counts = { new: 0, changed: 0, same: 0 };
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for (const told of rows) {
    const names = traits.namesFor(told.content);
    const text = `${names[0]} ${written(told.content)}`;
    const earlier = seen.get(text);
    if (earlier !== undefined) {
      findings.push(rowTwice(told, earlier));
      continue;
    }
    seen.set(text, told.row);
    const draft = names.map((name) => found.get(name)).find((one) => one !== undefined);
    if (!draft) {
      counts.new += 1;
      const added = { kept: null, content: told.content, isTold: true };
      drafts.push(added);
      know(added);
      continue;
    }
    const content = traits.toldAnew(draft.content, told);
    const fault =
      traits.against(draft.content, told) ??
      traits.check(content).find(({ severity }) => severity === 'error');
    if (fault) findings.push(placedAt(told, fault));
    else if (written(content) === written(draft.content)) counts.same += 1;
    else {
      counts[found.has(names[0] ?? '') ? 'changed' : 'new'] += 1;
      if (!draft.isTold) drafts.push(draft);
      draft.isTold = true;
      draft.content = content;
      know(draft);
    }
  }
  return { masters: drafts, counts, findings };
}

/** The same text for the same content, whatever the order in which it was written. */
function written(content: unknown): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

function rowTwice<Content>({ sheet, row }: ToldAt<Content>, earlier: number): Finding {
  return {
    code: 'ROW-TWICE',
    severity: 'warning',
    sheet,
    row,
    says: `The row says the same as row ${earlier} and was left out. Delete one of the two.`,
  };
}

function placedAt<Content>(
  { sheet, row, headers }: ToldAt<Content>,
  { column = '', ...finding }: Finding,
): Finding {
  const header = headers[column.slice(column.lastIndexOf('.') + 1)];
  return { ...finding, sheet, row, ...(header === undefined ? {} : { column: header }) };
}

/** Adds and changes what a list told, and keeps how it was. */
export async function putMasters<Kind extends keyof ListedContents>(
  books: Books,
  kind: Kind,
  { masters }: PlannedMasters<ListedContents[Kind]>,
  { importId, ...change }: MasterChange & { readonly importId: string },
): Promise<void> {
  const book = books.masters.of(kind);
  const replaced: ReplacedMaster<never>[] = [];
  for (const { kept, content } of masters) {
    const master = masterTraits[kind].toKeep(content as never) as never;
    if (!kept) replaced.push({ entry: await book.add(master, change), version: 1, was: null });
    else if (await book.change(kept, master, change))
      replaced.push({ entry: kept.entry, version: kept.version + 1, was: kept.content as never });
    else throw changedMeanwhile(1);
  }
  await book.keepReplaced(importId, replaced);
}

/** Takes out what a list added and puts back what it changed. Throws `NotPossible` where somebody has changed it since. */
export async function undoMasters(
  books: Books,
  kind: keyof ListedContents,
  { importId, ...change }: MasterChange & { readonly importId: string },
): Promise<{ readonly removed: number; readonly restored: number }> {
  const book = books.masters.of(kind);
  const replaced = await book.replaced(importId);
  const now = new Map((await book.all()).map(({ entry, version }) => [entry, version]));
  const changed = replaced.filter(({ entry, version }) => now.get(entry) !== version);
  if (changed.length > 0) throw changedMeanwhile(changed.length);
  for (const { entry, version, was } of replaced) {
    if (was === null) await book.remove(entry, change);
    else await book.change({ entry, version }, masterTraits[kind].toKeep(was as never) as never, change);
  }
  const removed = replaced.filter(({ was }) => was === null).length;
  return { removed, restored: replaced.length - removed };
}

function changedMeanwhile(count: number): NotPossible {
  const entries = count === 1 ? 'One entry' : `${count} entries`;
  return new NotPossible(
    'CHANGED',
    `${entries} of this import changed since, by hand or by a later import. Correct them in the list.`,
  );
}
