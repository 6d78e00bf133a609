/** Levels of objects and lists in a body; a return of GSTN has ten. */
const deepest = 64;

/**
 * Whether a parsed body is nested deeper than anything of ours. The parser takes many thousand levels, but what writes
 * JSON again goes down by the stack and would fail there.
 */
export function isTooDeep(value: unknown, levelsLeft = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levelsLeft === 0) return true;
  for (const key in value) {
    if (isTooDeep((value as Readonly<Record<string, unknown>>)[key], levelsLeft - 1)) return true;
  }
  return false;
}
