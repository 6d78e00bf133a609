import type { Gate } from '../api/types.ts';

/** What may be pressed, or why not: open where nothing stands in the way. */
export function gateFor(why: string | null | undefined = null): Gate {
  return { enabled: !why, why: why ?? null };
}
