import type { EntryDraft, LineDraft } from './entry-draft.ts';

/** A field in which two versions of a document differ, by its path. */
export interface Difference {
  /** As `number` or `lines.0.rate`; `lines.2` where one side has no such item at all. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Both sides changed it since they read it. */
  readonly isConflict: boolean;
  /** What stands unless somebody chooses: whoever changed it; mine where both did. */
  readonly keeps: 'mine' | 'theirs';
}

type Values = Readonly<Record<string, unknown>>;
const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The fields in which my version and theirs differ, seen from the one both began with. */
export function differences(base: EntryDraft, mine: EntryDraft, theirs: EntryDraft): readonly Difference[] {
  const { lines: baseLines, ...baseHead } = base;
  const { lines: myLines, ...myHead } = mine;
  const { lines: theirLines, ...theirHead } = theirs;
  const found = [...between('', baseHead, myHead, theirHead)];
  for (let at = 0; at < Math.max(myLines.length, theirLines.length); at++) {
    const [before, my, their] = [baseLines[at], myLines[at], theirLines[at]];
    if (my && their) found.push(...between(`lines.${at}.`, before ?? {}, my, their));
    else found.push(difference(`lines.${at}`, before, my, their));
  }
  return found;
}

function between(prefix: string, base: object, mine: object, theirs: object): readonly Difference[] {
  const [before, my, their] = [base as Values, mine as Values, theirs as Values];
  return [...new Set([...Object.keys(my), ...Object.keys(their)])]
    .filter((name) => !same(my[name], their[name]))
    .map((name) => difference(prefix + name, before[name], my[name], their[name]));
}

function difference(path: string, base: unknown, mine: unknown, theirs: unknown): Difference {
  const iChanged = !same(base, mine);
  const isConflict = iChanged && !same(base, theirs);
  return { path, mine, theirs, isConflict, keeps: iChanged ? 'mine' : 'theirs' };
}

/** Their version with my values where they were chosen. */
export function merged(
  theirs: EntryDraft,
  found: readonly Difference[],
  keeps: ReadonlyMap<string, 'mine' | 'theirs'>,
): EntryDraft {
  const head: Record<string, unknown> = { ...theirs };
  const lines: (LineDraft | undefined)[] = [...theirs.lines];
  for (const { path, mine, keeps: keepsFirst } of found) {
    if ((keeps.get(path) ?? keepsFirst) === 'theirs') continue;
    const [root = '', at, field] = path.split('.');
    if (root !== 'lines') head[root] = mine;
    else if (field) lines[Number(at)] = { ...lines[Number(at)], [field]: mine };
    else lines[Number(at)] = mine as LineDraft | undefined;
  }
  const left = lines.filter((line): line is LineDraft => line !== undefined);
  return { ...(head as unknown as EntryDraft), lines: left };
}
