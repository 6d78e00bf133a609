import { classify, type Filer, type Finding, type Placement, type SaleDocument } from '../../core/index.ts';

/** A document of the books with every place it has on the form, and why. */
export interface PlacedDocument {
  readonly sheet: string;
  readonly row: number;
  readonly kind: SaleDocument['kind'];
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly recipientGstin: string | null;
  /** Without tax, whole paise. */
  readonly taxableValue: number;
  /** Whether it is in the return; one with an error stays out. */
  readonly isReported: boolean;
  /** Our name of the table, null where the form has none for it; what of the document is in it; the sentence why. */
  readonly places: readonly {
    readonly table: string | null;
    readonly role: Placement['role'];
    readonly why: string;
  }[];
}

/** Says for each document in which tables it stands and why; `findings` are those of the same reading. */
export function placedDocuments(
  filer: Filer,
  documents: readonly SaleDocument[],
  findings: readonly Finding[],
): readonly PlacedDocument[] {
  const ofTable12 = columnsOfTable12(documents[0]);
  const faulty = new Set(
    findings.flatMap(({ severity, sheet, row, column = '' }) =>
      severity === 'error' && !ofTable12.has(column) ? [`${sheet}|${row}`] : [],
    ),
  );
  return documents.map((document) => placedDocument(filer, document, faulty));
}

/** A fault in one of these keeps the line out of table 12 only: the register's columns, or those of the official sheet. */
function columnsOfTable12(document: SaleDocument | undefined): ReadonlySet<string> {
  const own = ['hsn', 'description', 'unit', 'quantity'].flatMap(
    (field) => document?.columns?.get(field) ?? [],
  );
  return new Set(['HSN', 'Description', 'UQC', 'Total Quantity', ...own]);
}

function placedDocument(filer: Filer, document: SaleDocument, faulty: ReadonlySet<string>): PlacedDocument {
  const { kind, number, date, recipient, lines, origin } = document;
  const rows = [origin, ...lines.map((line) => line.origin)];
  const places = new Map(
    classify(filer, document).map(({ table, role, why }) => [why, { table, role, why }]),
  );
  return {
    ...origin,
    kind,
    number,
    date,
    recipientGstin: recipient.kind === 'registered' ? recipient.gstin : null,
    taxableValue: lines.reduce((sum, line) => sum + line.taxableValue, 0),
    isReported: !rows.some(({ sheet, row }) => faulty.has(`${sheet}|${row}`)),
    places: [...places.values()],
  };
}
