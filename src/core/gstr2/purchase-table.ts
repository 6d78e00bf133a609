import type { PurchaseKind } from '../documents/purchase.ts';
import type { Severity } from '../finding.ts';
import type { Field } from '../gstr1/field.ts';
import type { Row } from '../gstr1/record.ts';
import type { ReturnPeriod } from '../return-period.ts';

/** A row of a purchase sheet on its way into a document, in our names: paise, percent, yyyy-mm-dd. */
export type PurchaseRow = Row;

/** Whose purchases they are, and of which return period. */
export interface Buyer {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
}

/** A rule of one row: when it is broken, what is said, and where it is written. */
export interface PurchaseRule {
  readonly code: string;
  readonly severity: Severity;
  /** The field whose column the finding names. */
  readonly field: string;
  readonly source: string;
  breaks(row: PurchaseRow, buyer: Buyer): boolean;
  says(row: PurchaseRow, buyer: Buyer): string;
}

/** One object of a line on the wire: its fields, and the key that holds them where they do not lie open. */
export interface LinePart {
  readonly wrap?: 'itm_det' | 'itc';
  readonly fields: readonly string[];
}

/** One section of GSTR-2 (form of 2017): its sheet, its place on the wire, its rules. */
export interface PurchaseTable {
  readonly section: string;
  /** Number on the form. */
  readonly number: string;
  readonly title: string;
  readonly kind:
    | PurchaseKind
    | { readonly by: string; readonly kinds: Readonly<Record<string, PurchaseKind>> };
  readonly sheet: {
    readonly name: string;
    readonly aliases: readonly string[];
    /** Header text of each field. */
    readonly columns: Readonly<Record<string, string>>;
  };
  readonly fields: Readonly<Record<string, Field>>;
  /** What makes a row part of that document. */
  readonly identity: readonly string[];
  readonly wire: {
    /** Fields of the party level and the key of its documents; documents lie open where absent. */
    readonly party?: { readonly fields: readonly string[]; readonly child: 'inv' | 'nt' };
    readonly document: readonly string[];
    readonly line: readonly LinePart[];
  };
  /** Works out the tax where the sheet does not state it. */
  derive?(row: PurchaseRow): PurchaseRow;
  readonly rules: readonly PurchaseRule[];
}

/** Names of the fields of the document, in the order of the wire. */
export function documentFields({ wire }: PurchaseTable): readonly string[] {
  return [...(wire.party?.fields ?? []), ...wire.document];
}

/** Names of the fields of a line, in the order of the wire. */
export function lineFields({ wire }: PurchaseTable): readonly string[] {
  return wire.line.flatMap(({ fields }) => fields);
}
