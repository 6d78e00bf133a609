import type { MatchSuggestion } from './document.ts';
import { byId, documentsAt, type Matching } from './sides.ts';

/** A suggestion by places, with the code of its reason. */
export interface SuggestedLink {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly score: number;
  readonly code: string;
  readonly says: string;
}

/** Notes a suggestion at each of its documents, on both sides, with the reason. */
export function suggest({ ours, theirs }: Matching, link: SuggestedLink): void {
  const ids = (side: Matching['ours'], places: readonly number[]) =>
    documentsAt(side, byId(side, places)).map(({ id }) => id);
  const suggestion: MatchSuggestion = {
    ours: ids(ours, link.ours),
    theirs: ids(theirs, link.theirs),
    score: link.score,
    says: link.says,
  };
  const reasons = [{ code: link.code, says: link.says }];
  for (const [side, places] of [
    [ours, link.ours],
    [theirs, link.theirs],
  ] as const) {
    for (const place of places) {
      side.suggestions.set(place, suggestion);
      side.why.set(place, reasons);
    }
  }
}
