import {
  type Campus,
  type Company,
  campusToldAnew,
  companyToldAnew,
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
import type { MasterChange, MasterEntry, NewMaster } from '../needs/masters.ts';
import type { Books } from '../needs/store.ts';
import { NotPossible } from '../not-possible.ts';
import { masterTraits } from './master-traits.ts';
import { campusFault } from './save-master.ts';

/** The masters that come in by lists, with what a row of them tells. */
interface ListedContents {
  readonly party: Party;
  readonly item: Item;
  readonly company: Company;
  readonly campus: Campus;
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

/** Found by the one key it has. */
function byKey<Kind extends 'company' | 'campus'>(
  kind: Kind,
  toldAnew: ListTraits<ListedContents[Kind]>['toldAnew'],
): ListTraits<ListedContents[Kind]> {
  const traits = masterTraits[kind];
  const keys = (content: ListedContents[Kind]) => traits.toKeep(content as never).keys;
  return {
    namesOf: keys,
    namesFor: keys,
    toldAnew,
    check: (content) => traits.check(content as never),
    against: () => null,
  };
}

const listTraits: { readonly [Kind in keyof ListedContents]: ListTraits<ListedContents[Kind]> } = {
  party,
  item,
  company: byKey('company', companyToldAnew),
  campus: byKey('campus', campusToldAnew),
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
  const { fit, findings } = await whatFits(books, kind, rows);
  const plan = planned<ListedContents[Kind]>(kept, fit, listTraits[kind]);
  return { ...plan, findings: [...findings, ...plan.findings] };
}

/** A campus lies under one of the company's own registrations; every other row fits. */
async function whatFits<Content>(
  books: Books,
  kind: keyof ListedContents,
  rows: readonly ToldAt<Content>[],
): Promise<{ readonly fit: readonly ToldAt<Content>[]; readonly findings: readonly Finding[] }> {
  if (kind !== 'campus') return { fit: rows, findings: [] };
  const own = new Set((await books.registrations()).map(({ gstin }) => gstin));
  const faultOf = ({ content }: ToldAt<Content>) => campusFault(own, (content as Campus).gstin);
  return {
    fit: rows.filter((row) => faultOf(row) === null),
    findings: rows.flatMap((row) => {
      const fault = faultOf(row);
      return fault ? [placedAt(row, fault)] : [];
    }),
  };
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
  const toKeep = (content: unknown) => masterTraits[kind].toKeep(content as never) as NewMaster<never>;
  const added = masters.filter(({ kept }) => kept === null);
  const changed = masters.flatMap(({ kept, content }) => (kept ? [{ kept, content }] : []));
  const count = await book.change(
    changed.map(({ kept, content }) => ({ ...toKeep(content), entry: kept.entry, version: kept.version })),
    change,
  );
  if (count < changed.length) throw changedMeanwhile(changed.length - count);
  const entries = await book.add(
    added.map(({ content }) => toKeep(content)),
    change,
  );
  await book.keepReplaced(importId, [
    ...changed.map(({ kept: { entry, version, content } }) => ({
      entry,
      version: version + 1,
      was: content as never,
    })),
    ...entries.map((entry) => ({ entry, version: 1, was: null })),
  ]);
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
  const added = replaced.flatMap(({ entry, was }) => (was === null ? [entry] : []));
  await book.remove(added, change);
  const restored = replaced.flatMap(({ entry, version, was }) =>
    was === null
      ? []
      : [{ ...(masterTraits[kind].toKeep(was as never) as NewMaster<never>), entry, version }],
  );
  await book.change(restored, change);
  await book.forgetReplaced(importId);
  return { removed: added.length, restored: restored.length };
}

function changedMeanwhile(count: number): NotPossible {
  const entries = count === 1 ? 'One entry' : `${count} entries`;
  return new NotPossible(
    'CHANGED',
    `${entries} of this import changed since, by hand or by a later import. Correct them in the list.`,
  );
}
