/** A list by what its elements have in common, in the order of the first of each. */
export function grouped<Element>(
  list: readonly Element[],
  by: (element: Element) => string,
): ReadonlyMap<string, readonly Element[]> {
  const groups = new Map<string, Element[]>();
  for (const element of list) {
    const group = groups.get(by(element));
    if (group) group.push(element);
    else groups.set(by(element), [element]);
  }
  return groups;
}
