import type { Page, PageWanted } from './page.ts';

/** What the columns of a form of register are, as a person has settled it; fields are those of the reader of registers. */
export interface RegisterMappingEntry {
  /** Of the headers, whatever their order. */
  readonly fingerprint: string;
  /** What people know the form by: the sheet or file it was first seen in. */
  readonly name: string;
  readonly mapping: {
    readonly layout: string;
    /** Field by header; null for a column that is passed over. */
    readonly columns: Readonly<Record<string, string | null>>;
    /** Values of fields that no column holds. */
    readonly constants?: Readonly<Record<string, string>>;
    readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  };
  readonly changedAt: string;
  readonly changedBy: string;
}

/** The remembered mappings of a tenant; a handful, so that reading a file takes them all at once. */
export interface RegisterMappingBooks {
  /** By name. */
  all(): Promise<readonly RegisterMappingEntry[]>;
  /** A part of the list, by name. */
  page(wanted: PageWanted): Promise<Page<RegisterMappingEntry>>;
  /** Adds the mapping, or replaces the one of the same form of register. */
  put(entry: RegisterMappingEntry): Promise<void>;
  /** Answers whether there was one. */
  remove(fingerprint: string): Promise<boolean>;
}
