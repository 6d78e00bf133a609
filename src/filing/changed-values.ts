import { money } from './wording.ts';

/** A value before and after a change, for people; null where there was or is none. */
export interface ValueChange {
  /** Name of the field, with points within. */
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** Fields that hold money in paise. */
const isMoney = /(^|\.)(value|taxableValue|igst|cgst|sgst|cess|turnover\w*)$/i;
/** Changes of which an entry of the log shows the first ones; the rest is in its details. */
const mostShown = 100;

/** What differs between `before` and `after` (or `from` and `to`) in the details of an act. */
export function changesOf(details: unknown): readonly ValueChange[] {
  if (typeof details !== 'object' || details === null) return [];
  const { before, after, from, to } = details as Readonly<Record<string, unknown>>;
  const [old, now] = [before ?? from, after ?? to];
  if (old === undefined || old === null || now === undefined || now === null) return [];
  const [was, is] = [leavesOf(old), leavesOf(now)];
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields
    .filter((field) => was.get(field) !== is.get(field))
    .slice(0, mostShown)
    .map((field) => ({ field, old: said(field, was.get(field)), new: said(field, is.get(field)) }));
}

type Leaf = string | number | boolean | null;

function leavesOf(node: unknown, path = '', found = new Map<string, Leaf>()): ReadonlyMap<string, Leaf> {
  if (typeof node !== 'object' || node === null) return found.set(path, (node ?? null) as Leaf);
  for (const [key, value] of Object.entries(node)) leavesOf(value, path ? `${path}.${key}` : key, found);
  return found;
}

function said(field: string, value: Leaf | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'number' && isMoney.test(field) ? money(value) : String(value);
}
