import type { SaleDocument, SaleLine } from '../../core/index.ts';
import type { RegisterColumns } from './register-cells.ts';
import type { RegisterEntry } from './register-entry.ts';
import type { RawLine } from './register-line.ts';

/** Makes one document of the rows of one number; null when they contradict each other or one of them is unreadable. */
export function documentOf(entries: readonly RegisterEntry[], columns: RegisterColumns): SaleDocument | null {
  const [first] = entries;
  if (!first || !agree(entries, first, columns)) return null;
  const lines = entries.flatMap((entry) => (entry.line ? [{ row: entry.row, line: entry.line }] : []));
  const total = lines.reduce((sum, { line }) => sum + line.taxableValue, 0);
  const isReduction = total < 0 && first.kind === 'invoice';
  if (isReduction) sayReduction(first, columns);
  // Amounts of notes are positive in the return; the kind of the document gives their direction.
  const sign = total < 0 ? -1 : 1;
  const value = statedValue(entries, columns);
  return {
    ...first.head,
    kind: isReduction ? 'credit-note' : first.kind,
    ...(value === undefined ? {} : { value: Math.abs(value) }),
    lines: lines.map(({ row, line }) => saleLine(line, { sheet: columns.sheet, row }, sign)),
    origin: { sheet: columns.sheet, row: first.row },
    columns: columns.headers,
  };
}

function saleLine(line: RawLine, origin: SaleLine['origin'], sign: 1 | -1): SaleLine {
  const signed = (amount: number): number => (sign === 1 || amount === 0 ? amount : -amount);
  const { stated, quantity, hsn, description, unit } = line;
  return {
    taxability: line.taxability,
    rate: line.taxability === 'taxable' ? line.rate : 0,
    taxableValue: signed(line.taxableValue),
    cess: signed(line.cess),
    ...(hsn === '' ? {} : { hsn }),
    ...(description === '' ? {} : { description }),
    ...(unit === '' ? {} : { unit }),
    // Books write the quantity of a return with or without a minus; it goes with the value.
    ...(quantity === undefined
      ? {}
      : { quantity: line.taxableValue * sign < 0 ? -Math.abs(quantity) : Math.abs(quantity) }),
    ...(stated
      ? { stated: { igst: signed(stated.igst), cgst: signed(stated.cgst), sgst: signed(stated.sgst) } }
      : {}),
    origin,
  };
}

const agreeing = ['date', 'placeOfSupply', 'reverseCharge', 'cancelled'] as const;

/** Rows of one document agree on its head. */
function agree(entries: readonly RegisterEntry[], first: RegisterEntry, columns: RegisterColumns): boolean {
  for (const entry of entries) {
    const field =
      agreeing.find((name) => entry.head[name] !== first.head[name]) ??
      (gstinOf(entry) === gstinOf(first) ? undefined : 'recipientGstin');
    if (field === undefined) continue;
    const name = field === 'date' ? 'documentDate' : field === 'cancelled' ? 'status' : field;
    const column = columns.byField.get(name)?.[0]?.header ?? name;
    columns.report({
      code: 'ROWS-DISAGREE',
      severity: 'error',
      sheet: columns.sheet,
      row: entry.row,
      column,
      says: `Row ${first.row} and this row are of document "${first.head.number}" but differ in "${column}". Write the same in all its rows, or correct the number.`,
      source: 'Rule 46 CGST Rules',
    });
    return false;
  }
  return true;
}

const gstinOf = ({ head: { recipient } }: RegisterEntry): string =>
  recipient.kind === 'registered' ? recipient.gstin : recipient.kind;

/** The value stands in every row of a document, or each row has the value of its own line; undefined when books have none. */
function statedValue(entries: readonly RegisterEntry[], columns: RegisterColumns): number | undefined {
  const values = entries.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [first] = values;
  if (first === undefined) return undefined;
  const isOfLine = entries.every(
    ({ value, line }) => value !== undefined && line && Math.abs(value - withTax(line)) <= 1_00,
  );
  if (isOfLine && entries.length > 1) return values.reduce((sum, value) => sum + value, 0);
  if (values.every((value) => value === first)) return first;
  const column = columns.byField.get('documentValue')?.[0]?.header ?? 'value';
  columns.report({
    code: 'DOCUMENT-VALUES-DIFFER',
    severity: 'warning',
    sheet: columns.sheet,
    row: entries[0]?.row ?? 0,
    column,
    says: `The rows of document "${entries[0]?.head.number}" state different values in "${column}"; the value was worked out from the lines. Write the value of the whole document in all its rows.`,
  });
  return undefined;
}

const withTax = ({ taxableValue, stated, cess, rate }: RawLine): number =>
  taxableValue + cess + (stated ? stated.igst + stated.cgst + stated.sgst : (taxableValue * rate) / 100);

function sayReduction(first: RegisterEntry, { sheet, byField, report }: RegisterColumns): void {
  const column = byField.get('taxableValue')?.[0]?.header;
  report({
    code: 'NEGATIVE-INVOICE',
    severity: 'info',
    sheet,
    row: first.row,
    ...(column === undefined ? {} : { column }),
    says: `Document "${first.head.number}" is negative and was read as a credit note. Correct the sign if it is an invoice.`,
    source: 'Section 34 CGST Act',
  });
}
