/** Members of both sides that share a key. */
export interface Bucket<T> {
  readonly ours: T[];
  readonly theirs: T[];
}

/** Gathers members of both sides by a key; an empty key puts one nowhere. Buckets with one side only are left out. */
export function bucketsBy<T>(
  { ours, theirs }: { readonly ours: readonly T[]; readonly theirs: readonly T[] },
  key: (member: T) => string,
): readonly Bucket<T>[] {
  const buckets = new Map<string, Bucket<T>>();
  for (const member of ours) {
    const name = key(member);
    if (name === '') continue;
    const bucket = buckets.get(name);
    if (bucket) bucket.ours.push(member);
    else buckets.set(name, { ours: [member], theirs: [] });
  }
  for (const member of theirs) buckets.get(key(member))?.theirs.push(member);
  return [...buckets.values()].filter((bucket) => bucket.theirs.length > 0);
}

/** Gathers values by a key, each list in the order of the values. */
export function groupBy<T, K>(values: Iterable<T>, key: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}
