/** How much a finding matters: an error keeps the record out of the return, a warning asks for a look, information explains. */
export type Severity = 'error' | 'warning' | 'info';

/** Something wrong or noteworthy in the taxpayer's own data, with where it stands and what to do about it. */
export interface Finding {
  /** Our stable name of the rule, e.g. `POS-OWN-STATE`. */
  readonly code: string;
  readonly severity: Severity;
  /** One or two sentences: what is wrong, then what to do, the value quoted. */
  readonly says: string;
  readonly sheet?: string;
  /** Row of the official workbook or of the file it came from; the first row of a workbook's data is 5. */
  readonly row?: number;
  /** Header text of the column. */
  readonly column?: string;
  readonly value?: string | number | null;
  /** The portal's own code for the same fault, where one is known. */
  readonly portalCode?: string;
  /** The law, form or advisory the rule comes from. */
  readonly source?: string;
}
