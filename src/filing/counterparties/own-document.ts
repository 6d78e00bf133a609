import type { MatchDocument, ReturnPeriod } from '../../core/index.ts';
import type { SideSum } from '../needs/counterparties.ts';

/** A document of ours as the matching takes it, with what a list shows of it; `document.id` names it in the books. */
export interface OwnDocument {
  readonly document: MatchDocument;
  readonly returnPeriod: ReturnPeriod;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly counterpartyName: string | null;
  readonly sum: SideSum;
}
