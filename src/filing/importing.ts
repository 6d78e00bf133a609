import type { Actor, Filing } from './filing.ts';
import type { ReturnKey } from './needs/store.ts';

/** Who imports what, into which return or beside it, and under which id. */
export interface Importing {
  readonly filing: Filing;
  readonly actor: Actor;
  readonly key: ReturnKey;
  readonly importId: string;
  readonly fileName: string;
}
