import { dayNumber, indianDate, lastDayOf, periodIndex } from '../clock.ts';
import { recordChecksum } from '../records.ts';
import type { World } from '../world.ts';
import type { ImsAction, ImsDecision } from './state.ts';
import {
  creditBar,
  inwardSection,
  isCreditNote,
  isReverseCharge,
  type Supply,
  suppliesTo,
} from './supplies.ts';

/** Sections of the Invoice Management System; notes are parted by what they do to the credit. */
export type ImsSection = 'b2b' | 'b2ba' | 'b2bdn' | 'b2bdna' | 'b2bcn' | 'b2bcna' | 'ecom' | 'ecoma';

/** A document as the recipient finds it in the Invoice Management System. */
export interface ImsDocument {
  readonly supply: Supply;
  readonly section: ImsSection;
  readonly hash: string;
  readonly action: ImsAction;
  readonly decision: ImsDecision | undefined;
  /** Pending is not allowed for it. */
  readonly isPendingBlocked: boolean;
}

const FIRST_PERIOD = '102024';
/** From this period credit notes and what lowers credit may be kept pending for one period. */
const PENDING_NOTES_FROM = '102025';

/** Everything a recipient can decide on now. */
export function imsDocuments(world: World, recipient: string): readonly ImsDocument[] {
  const settled = settledDocuments(world, recipient);
  return suppliesTo(world, recipient)
    .filter((supply) => isManaged(supply) && !settled.has(supply.id))
    .map((supply) => imsDocument(world, supply));
}

/** Reverse charge and credit that the law bars are not asked about (advisory on IMS). */
export function isManaged(supply: Supply): boolean {
  const isLate = periodIndex(supply.period) >= periodIndex(FIRST_PERIOD);
  return isLate && !isReverseCharge(supply) && creditBar(supply) === undefined;
}

/** A document with the decision on it; one that the supplier changed since stands undecided. */
export function imsDocument(world: World, supply: Supply): ImsDocument {
  const hash = recordChecksum(supply.record);
  const kept = world.decisions.get(decisionId(supply));
  const decision = kept?.hash === hash ? kept : undefined;
  return {
    supply,
    section: imsSection(supply),
    hash,
    action: decision?.action ?? 'N',
    decision,
    isPendingBlocked: isCreditNote(supply) && periodIndex(supply.period) < periodIndex(PENDING_NOTES_FROM),
  };
}

/** Where the decision on a document is kept. */
export function decisionId({ recipient, id }: Supply): string {
  return `${recipient}/${id}`;
}

function imsSection(supply: Supply): ImsSection {
  const section = inwardSection(supply);
  const notes = isCreditNote(supply) ? 'b2bcn' : 'b2bdn';
  if (section === 'cdn') return notes;
  return section === 'cdna' ? `${notes}a` : section;
}

/** Documents of statements whose month is over: GSTR-3B is taken to be filed on the 20th, and nothing changes after it. */
function settledDocuments(world: World, recipient: string): ReadonlySet<string> {
  const settled = new Set<string>();
  for (const { gstin, period, documents, rejected } of world.statements2b.values()) {
    if (gstin !== recipient || !isOver(world, period)) continue;
    for (const id of documents) settled.add(id);
    for (const id of rejected) settled.add(id);
  }
  return settled;
}

/** Whether GSTR-3B of a period counts as filed: after the 20th of the next month. */
export function isOver(world: World, period: string): boolean {
  return dayNumber(indianDate(world.clock.now())) > lastDayOf(period) + 20;
}
