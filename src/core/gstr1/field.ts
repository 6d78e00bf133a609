import type { RowValue } from './record.ts';

/** A cell as a sheet holds it. */
export type Cell = string | number | null | undefined;

/** What a field says of a cell it cannot take: the name of the rule and the sentence. */
export interface Fault {
  readonly code: string;
  readonly says: string;
  readonly portalCode?: string;
  readonly source: string;
}

/**
 * One fact of a row: how it is read from a cell, what a blank cell means, and how it stands on the wire.
 * Values in rows: paise for amounts, hundredths for quantities, percent for rates, yyyy-mm-dd for dates, yyyy-mm for periods.
 */
export interface Field<Value extends RowValue = RowValue> {
  /** Wire key; null for what never leaves, such as the recipient's name. */
  readonly wire: string | null;
  /** `refused`: the field is required; `absent`: it may be missing; otherwise the value it then has. */
  readonly blank: 'refused' | 'absent' | { readonly value: Value };
  /** Whether the wire holds what a cell would, so that a value from JSON is tested by `read` too. */
  readonly wireLikeCell?: true;
  /** Whether rows of the same identity add up in it. */
  readonly sums?: true;
  /** Undefined: the cell says what a blank one would. */
  read(cell: string | number): Value | undefined | Fault;
  toWire(value: Value): unknown;
  fromWire(wire: unknown): Value | undefined;
}

/** What a blank cell means for a field of this kind of value. */
export type Blank<Value extends RowValue> = Field<Value>['blank'];

/** The text of a cell, without blanks around it. */
export const cellText = (cell: string | number): string =>
  typeof cell === 'number' ? String(cell) : cell.trim();
/** The value as it is, for fields whose wire form is their own. */
export const asIs = <Value>(value: Value): unknown => value;
/** A text of the wire. */
export const wireText = (wire: unknown): string | undefined => (typeof wire === 'string' ? wire : undefined);
/** A number of the wire. */
export const wireNumber = (wire: unknown): number | undefined =>
  typeof wire === 'number' ? wire : undefined;

/** A fault with the law it comes from. */
export function fault(code: string, says: string, source: string, portalCode?: string): Fault {
  return portalCode === undefined ? { code, says, source } : { code, says, source, portalCode };
}
