import type { Severity } from '../finding.ts';
import type { ReturnPeriod } from '../return-period.ts';
import type { Field } from './field.ts';
import type { Row, RowValue } from './record.ts';
import type { SectionName } from './sections.ts';

/** The forms: GSTR-1A corrects GSTR-1 of the same period (Notification 12/2024); GSTR-2 is of classic periods, and names what is done with counter parties since. */
export type ReturnForm = 'GSTR1' | 'GSTR1A' | 'GSTR2';

/** Whose return is being prepared, and what of him the rules need. */
export interface Filer {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
  readonly frequency: 'monthly' | 'quarterly';
  /** GSTR-1 where absent. */
  readonly form?: ReturnForm;
  /** Whether the filer is a unit or developer in a special economic zone: all his supplies are inter-State. */
  readonly isSez?: boolean;
  /** Aggregate turnover in paise. */
  readonly turnover?: { readonly previousYear?: number; readonly currentYear?: number };
  /** yyyy-mm-dd; `unknownDay` where nobody said it. */
  readonly today: string;
}

/** The day of a caller who did not say which day it is: late enough that nothing lies after it. */
export const unknownDay = '9999-12-31';

/** A rule of one table: when a row breaks it, what is said, and where it is written. */
export interface Rule<R = Row> {
  readonly code: string;
  readonly severity: Severity;
  /** The field whose column the finding names. */
  readonly field: string;
  readonly source: string;
  readonly portalCode?: string;
  breaks(row: R, filer: Filer): boolean;
  says(row: R, filer: Filer): string;
}

/** One step of the nesting on the wire, from the outside in. */
export interface Level<Name extends string = string> {
  /** Fields that tell the objects of this level apart. */
  readonly by: readonly Name[];
  readonly fields: readonly Name[];
  /** Key of the array of the next level. */
  readonly child?: string;
  /** Key of an object that holds the fields of the innermost level. */
  readonly wrap?: string;
  /** `num` of the portal: the official tool writes rate × 100 + 1 for lines, 1, 2, 3 … for rows. */
  readonly number?: 'rate' | 'serial';
  /** Keys every object carries. */
  readonly constants?: Readonly<Record<string, RowValue>>;
}

/** How a table counts towards the form (amounts of the record are signed by it). */
export interface Totals<Name extends string = string> {
  /** Field with the value of the whole document, counted once; absent for tables without one. */
  readonly value?: Name;
  /** Fields that add up to the taxable value. */
  readonly taxable: readonly Name[];
  /** −1 for a credit note. */
  sign?(row: Row): 1 | -1;
  /** Rows of the portal's summary the record belongs to, e.g. `B2B` and `B2B_4A`. */
  summaryRows(row: Row): readonly string[];
  /** How the record counts in the total liability: 1, −1 (advances adjusted), 0, or its value only. */
  liability(row: Row): { readonly tax: 1 | -1 | 0; readonly value: 1 | -1 | 0 };
}

type FieldsOf = Readonly<Record<string, Field>>;
type ValueOf<F> = F extends Field<infer Value> ? Value : never;
/** Row type of a set of fields: every value may be missing, as in a sheet. */
export type RowOf<Fields> = { readonly [Name in keyof Fields]?: ValueOf<Fields[Name]> };

/** What a table's record says; names in `identity`, `levels`, `sheet` and `totals` are checked against `fields`. */
export interface TableDefinition<Fields extends FieldsOf, Name extends string = keyof Fields & string> {
  /** Unique name: the section, with its member where a section has several (`hsn_b2b`, `ecom.b2b`). */
  readonly name: string;
  readonly section: SectionName;
  /** Number on the form, e.g. `4A, 4B, 6B, 6C`. */
  readonly number: string;
  readonly title: string;
  /** First and last return period in which the table exists. */
  readonly from?: ReturnPeriod;
  readonly until?: ReturnPeriod;
  /** Whether it may be furnished in the first two months of a quarter (rule 59(2)). */
  readonly inIff: boolean;
  /** In words an accountant can mark: which supplies belong here. */
  readonly admits: string;
  readonly sheet: {
    readonly name: string;
    /** Older and shorter names of the sheet. */
    readonly aliases: readonly string[];
    /** Header text of each field; two headers are read into one field, joined by a line break. */
    readonly columns: { readonly [Field in Name]?: string | readonly [string, string] };
  };
  readonly fields: Fields;
  /** What makes a record that record on the portal. */
  readonly identity: readonly Name[];
  /** Where the outermost level lies in the payload; an element `{ by }` is the value of that field. */
  readonly path: readonly (string | { readonly by: Name })[];
  readonly levels: readonly Level<Name>[];
  /** Works out what the sheet does not say (tax, direction, official names). Called before the rules; may add to the row. */
  derive?(row: { [Field in Name]?: ValueOf<Fields[Field]> }, filer: Filer): void;
  readonly rules: readonly Rule<RowOf<Fields>>[];
  readonly totals: Totals<Name>;
  readonly party?: { readonly gstin: Name; readonly name?: Name };
  readonly document?: { readonly number: Name; readonly date: Name };
  /** The table this one amends. */
  readonly amends?: SectionName;
}

/** A table as the verbs see it: names of fields are plain text, rows are plain rows. */
export type Table = TableDefinition<FieldsOf, string>;

/** Declares a table: the compiler checks every name against `fields`; the verbs get it without the types. */
export function defineTable<Fields extends FieldsOf>(definition: TableDefinition<Fields>): Table {
  return definition as unknown as Table;
}

/** Whether a table exists in a return period and may be furnished by this filer in it. */
export function isInForce(table: Table, period: ReturnPeriod): boolean {
  return (
    (table.from === undefined || period >= table.from) && (table.until === undefined || period <= table.until)
  );
}
