import type { Book, LineDraft } from './entry-draft.ts';

/** A column of the item grid that people type into. */
export interface GridColumn {
  readonly field: Exclude<keyof LineDraft, 'stated'>;
  /** px */
  readonly width: number;
  readonly isNumber?: boolean;
  /** Words to choose from; blank is one of them. */
  readonly choices?: readonly string[];
  /** Below which name the words of the choices stand. */
  readonly words?: 'zero' | 'eligible';
}

/** An advance says what it is for and at which rate; the amount is without tax. */
const advanceColumns: readonly GridColumn[] = [
  { field: 'hsn', width: 100 },
  { field: 'description', width: 240 },
  { field: 'rate', width: 90, isNumber: true },
  { field: 'taxableValue', width: 150, isNumber: true },
  { field: 'cess', width: 110, isNumber: true },
];

/** The columns of the items of a book, in the order of the seed's form. */
export function gridColumns(book: Book, isAdvance = false): readonly GridColumn[] {
  if (isAdvance) return advanceColumns;
  const zero = ['nil-rated', 'exempt', 'non-GST', ...(book === 'purchase' ? ['composition'] : [])];
  return [
    { field: 'hsn', width: 100 },
    { field: 'description', width: 190 },
    { field: 'unit', width: 66 },
    { field: 'quantity', width: 84, isNumber: true },
    { field: 'rate', width: 76, isNumber: true },
    { field: 'zeroTax', width: 104, choices: zero, words: 'zero' },
    { field: 'taxableValue', width: 130, isNumber: true },
    { field: 'cess', width: 90, isNumber: true },
    ...(book === 'purchase'
      ? [
          {
            field: 'eligibility',
            width: 116,
            choices: ['ip', 'is', 'cp', 'no'],
            words: 'eligible',
          } as const,
        ]
      : []),
  ];
}

/** Rows of a copied block of cells put over the lines from a cell on; lines are added where the block is longer. */
export function pasted(
  lines: readonly LineDraft[],
  at: { readonly line: number; readonly column: number },
  { text, columns }: { readonly text: string; readonly columns: readonly GridColumn[] },
): readonly LineDraft[] {
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t'));
  const next = [...lines];
  rows.forEach((cells, down) => {
    const line: Record<string, string | undefined> = { ...next[at.line + down] };
    cells.forEach((cell, right) => {
      const column = columns[at.column + right];
      if (column) line[column.field] = wordOf(column, cell.trim()) || undefined;
    });
    next[at.line + down] = line;
  });
  return next;
}

/** A choice is recognised by its own name, whatever capitals and hyphens it was copied with. */
function wordOf({ choices, isNumber }: GridColumn, cell: string): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  if (choices) {
    const seeds: Readonly<Record<string, string>> = { exempted: 'exempt', compoundingdealer: 'composition' };
    const known = seeds[plain(cell)];
    return known ?? choices.find((choice) => plain(choice) === plain(cell)) ?? '';
  }
  return isNumber ? cell.replace(/[%₹\s]/g, '') : cell;
}
