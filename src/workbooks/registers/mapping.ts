import { type Layout, layouts } from './layouts.ts';
import { addedFields, headerFits, type RegisterField, registerFields } from './register-fields.ts';

/** The order of day, month and year in dates that are all digits. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** How a register is read: plain JSON, so that it can be remembered for the next month. */
export interface RegisterMapping {
  /** Name of the known layout, or `register`. */
  readonly layout: string;
  /** Our field by header text, exactly as the register writes it; null for a column that is passed over. */
  readonly columns: Readonly<Record<string, RegisterField | null>>;
  /** Values of fields that no column holds, e.g. the GSTIN of the marketplace. A blank cell takes them too. */
  readonly constants?: Readonly<Partial<Record<RegisterField, string>>>;
  /** Order of dates, where the columns themselves do not decide it. */
  readonly dateOrder?: DateOrder;
}

/** A guessed mapping, with how sure each column is (0 to 1) and what is missing. */
export interface MappingGuess {
  readonly mapping: RegisterMapping;
  /** 1 for a known layout; else the share of what a return needs, weighed by how surely it was recognised. */
  readonly confidence: number;
  readonly columns: readonly {
    readonly header: string;
    readonly field: RegisterField | null;
    readonly confidence: number;
  }[];
  readonly missing: readonly RegisterField[];
}

/** Without one of each no row can be placed; the rate may come from the tax, the place of supply from the State. */
const needed: readonly (readonly RegisterField[])[] = [
  ['documentNumber'],
  ['documentDate'],
  ['taxableValue', 'unitPrice'],
  ['rate', 'igstRate', 'cgstRate', 'igst', 'cgst', 'tax'],
  ['placeOfSupply', 'recipientState', 'recipientGstin'],
];

/** Guesses which column is what: by the headers of known programs first, then by the names in use. */
export function guessMapping(header: readonly string[]): MappingGuess {
  const layout = layouts.find((known) =>
    known.marks.every((mark) => header.some((text) => same(text, mark))),
  );
  const candidates = header.flatMap((text) => candidatesOf(text, layout));
  const chosen = new Map<string, { readonly field: RegisterField; readonly confidence: number }>();
  const taken = new Set<RegisterField>();
  for (const { text, field, confidence } of candidates.toSorted((a, b) => b.confidence - a.confidence)) {
    if (chosen.has(text) || (taken.has(field) && !addedFields.has(field))) continue;
    chosen.set(text, { field, confidence });
    taken.add(field);
  }
  const constants = layout?.constants ?? {};
  const missing = missingFields((field) => taken.has(field) || constants[field] !== undefined);
  return {
    mapping: {
      layout: layout?.name ?? 'register',
      columns: Object.fromEntries([...chosen].map(([text, { field }]) => [text, field])),
      ...(layout?.constants ? { constants } : {}),
      ...(layout?.dateOrder ? { dateOrder: layout.dateOrder } : {}),
    },
    confidence: layout ? 1 : confidenceOf([...chosen.values()], missing.length),
    columns: header.map((text) => ({
      header: text,
      field: chosen.get(text)?.field ?? null,
      confidence: chosen.get(text)?.confidence ?? 0,
    })),
    missing,
  };
}

/** The fields a register cannot do without that neither a column nor a constant gives. */
export function missingFields(has: (field: RegisterField) => boolean): readonly RegisterField[] {
  return needed.filter((either) => !either.some(has)).flatMap(([first]) => (first ? [first] : []));
}

function candidatesOf(text: string, layout: Layout | undefined) {
  const byLayout = Object.entries(layout?.columns ?? {}).find(([known]) => same(text, known));
  if (byLayout) return byLayout[1] ? [{ text, field: byLayout[1], confidence: 1 }] : [];
  return registerFields
    .map((field) => ({ text, field, confidence: headerFits(text, field) }))
    .filter(({ confidence }) => confidence > 0);
}

/** Header texts are compared without case and blanks, which programs change from version to version. */
export function same(a: string, b: string): boolean {
  return a.replace(/\s+/g, '').toLowerCase() === b.replace(/\s+/g, '').toLowerCase();
}

function confidenceOf(chosen: readonly { readonly confidence: number }[], missing: number): number {
  if (chosen.length === 0) return 0;
  const sure = chosen.reduce((sum, { confidence }) => sum + confidence, 0) / chosen.length;
  return Math.round(sure * (1 - missing / needed.length) * 100) / 100;
}
