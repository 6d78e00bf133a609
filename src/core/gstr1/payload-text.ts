import { rupees } from '../money.ts';
import { isIffMonth, wireReturnPeriod } from '../return-period.ts';
import { type PlannedLevel, type PlannedTable, planOf } from './payload-plan.ts';
import type { RowValue } from './record.ts';
import type { RecordRows } from './records.ts';
import type { SectionName } from './sections.ts';
import type { Filer, Table } from './table.ts';

/** An object on some level that more than one record writes into. */
interface SharedObject {
  readonly start: string;
  readonly end: string;
  readonly children: (string | SharedObject)[];
  readonly byKey: Map<string, SharedObject>;
}

/** One row of a record. */
interface Line {
  readonly rows: RecordRows;
  readonly row: number;
}

/** How far a payload had been written: the number of outermost objects in each of its arrays. */
export type PayloadMark = ReadonlyMap<string, number>;

/** Tables 8 and 13, whose rows take no flag: the portal deletes them as a whole, and what stays is saved again. */
const deletedAsWhole: ReadonlySet<string> = new Set<SectionName>(['nil', 'doc_issue']);

/** Room for the names of all sections with their brackets. */
const sectionNamesBytes = 1024;

/**
 * A payload of GSTR-1 written record by record as the JSON the portal takes. The text comes first and objects are read
 * from it: building a million objects only to write them out costs three times as much.
 */
export class PayloadText {
  readonly #head: string;
  readonly #marks: string;
  readonly #arrays = new Map<string, SharedObject & { readonly path: readonly string[] }>();
  #bytes: number;

  constructor(filer: Filer, options: { readonly deletes?: boolean } = {}) {
    this.#head = headOf(filer);
    this.#marks = options.deletes ? '"flag":"D"' : '';
    this.#bytes = this.#head.length + sectionNamesBytes;
  }

  /** No fewer bytes than the text takes; it is plain ASCII, so that characters are bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds the rows of a record. Records of one section are given one after the other, sections in the order of the form. */
  add(table: Table, rows: RecordRows): void {
    const plan = planOf(table);
    let parent: SharedObject = this.#arrayFor(plan, rows);
    let depth = 0;
    for (const level of plan.shared) {
      parent = this.#childFor(level, rows, { parent, marks: this.#marksAt(plan, depth) });
      depth++;
    }
    if (depth < plan.levels.length - 1) this.#push(parent, this.#objectText(plan, depth, rows));
    else
      for (let row = 0; row < rows.length; row++)
        this.#push(parent, this.#lineText(plan, { rows, row }, parent.children.length + 1));
  }

  /** Where the payload stands now, to be given to `text`. */
  mark(): PayloadMark {
    return new Map([...this.#arrays].map(([key, { children }]) => [key, children.length]));
  }

  /** The JSON of what was added, or of what had been added at a mark. */
  text(mark: PayloadMark = this.mark()): string {
    const tree: Tree = new Map();
    for (const [key, array] of this.#arrays) {
      const count = mark.get(key);
      if (count === undefined) continue;
      if (this.#marks && deletedAsWhole.has(array.path[0] ?? ''))
        tree.set(array.path[0] ?? '', '{"flag":"D"}');
      else plant(tree, array.path, `[${array.children.slice(0, count).map(textOf).join(',')}]`);
    }
    const sections = treeText(tree);
    return sections === '' ? `{${this.#head}}` : `{${this.#head},${sections}}`;
  }

  #arrayFor({ table }: PlannedTable, rows: RecordRows): SharedObject {
    const path = table.path.map((step) => (typeof step === 'string' ? step : String(rows.value(0, step.by))));
    const key = path.join('.');
    let array = this.#arrays.get(key);
    if (!array) {
      array = { path, start: '', end: '', children: [], byKey: new Map() };
      this.#arrays.set(key, array);
    }
    return array;
  }

  #childFor(
    level: PlannedLevel,
    rows: RecordRows,
    { parent, marks }: { readonly parent: SharedObject; readonly marks: string },
  ): SharedObject {
    const key =
      level.by.length === 1
        ? String(rows.value(0, level.by[0] as string))
        : level.by.map((name) => rows.value(0, name) ?? '').join('|');
    let child = parent.byKey.get(key);
    if (!child) {
      const { start, end } = brackets(level, rows, marks);
      child = { start, end, children: [], byKey: new Map() };
      parent.byKey.set(key, child);
      parent.children.push(child);
      this.#bytes += start.length + end.length + 1;
    }
    return child;
  }

  #push(parent: SharedObject, text: string): void {
    parent.children.push(inOnePiece(text));
    this.#bytes += text.length + 1;
  }

  /** An object that belongs to one record alone, with everything in it. */
  #objectText(plan: PlannedTable, depth: number, rows: RecordRows): string {
    const level = plan.levels[depth] as PlannedLevel;
    const { start, end } = brackets(level, rows, this.#marksAt(plan, depth));
    if (depth + 2 < plan.levels.length) return start + this.#objectText(plan, depth + 1, rows) + end;
    let lines = '';
    for (let row = 0; row < rows.length; row++) {
      if (row > 0) lines += ',';
      lines += this.#lineText(plan, { rows, row }, row + 1);
    }
    return start + lines + end;
  }

  #lineText(plan: PlannedTable, { rows, row }: Line, serial: number): string {
    const level = plan.levels.at(-1) as PlannedLevel;
    const fields = fieldsText(level, rows, row);
    if (level.wrap) return `{"num":${itemNumber(rows.value(row, 'rate'))},"${level.wrap}":{${fields}}}`;
    const numbered = level.number === 'serial' ? joined(`"num":${serial}`, fields) : fields;
    return `{${joined(joined(numbered, level.constantsText), this.#marksAt(plan, plan.levels.length - 1))}}`;
  }

  /** The mark of a deletion stands on the object that is the document or the row. */
  #marksAt({ levels }: PlannedTable, depth: number): string {
    return depth === Math.max(0, levels.length - 2) ? this.#marks : '';
  }
}

function headOf(filer: Filer): string {
  const head = { gstin: filer.gstin, fp: wireReturnPeriod(filer.returnPeriod) };
  // The Invoice Furnishing Facility has no turnover.
  const isIff = filer.frequency === 'quarterly' && isIffMonth(filer.returnPeriod);
  const { previousYear, currentYear } = (!isIff && filer.turnover) || {};
  const turnover = {
    ...(previousYear === undefined ? {} : { gt: rupees(previousYear) }),
    ...(currentYear === undefined ? {} : { cur_gt: rupees(currentYear) }),
  };
  return JSON.stringify({ ...head, ...turnover }).slice(1, -1);
}

/** What stands before and after the inner array of an object. */
function brackets(
  level: PlannedLevel,
  rows: RecordRows,
  marks: string,
): { readonly start: string; readonly end: string } {
  const after = joined(level.constantsText, marks);
  return {
    start: `{${joined(fieldsText(level, rows, 0), `"${level.child}":[`)}`,
    end: after === '' ? ']}' : `],${after}}`,
  };
}

/** The official tool numbers lines by their rate: 18 % is 1801. Unique, since a document has one line for each rate. */
const itemNumber = (rate: RowValue | undefined): number => Math.round(Number(rate) * 100) + 1;

function fieldsText({ written }: PlannedLevel, rows: RecordRows, row: number): string {
  let text = '';
  for (let index = 0; index < written.length; index++) {
    const { name, key, toText } = written[index] as PlannedLevel['written'][number];
    const value = rows.value(row, name);
    if (value === undefined) continue;
    if (text !== '') text += ',';
    text += key + toText(value);
  }
  return text;
}

const joined = (left: string, right: string): string =>
  left === '' ? right : right === '' ? left : `${left},${right}`;

/** A joined text is a tree of its pieces until a sign of it is asked for; a hundred thousand such trees fill the memory. */
const inOnePiece = (text: string): string => (text.charCodeAt(0) === 0 ? '' : text);

const textOf = (part: string | SharedObject): string =>
  typeof part === 'string' ? part : `${part.start}${part.children.map(textOf).join(',')}${part.end}`;

/** JSON by its keys, from the outside in. */
type Tree = Map<string, string | Tree>;

function plant(tree: Tree, [step = '', ...steps]: readonly string[], text: string): void {
  if (steps.length === 0) {
    tree.set(step, text);
    return;
  }
  const inner = tree.get(step);
  const holder: Tree = inner instanceof Map ? inner : new Map();
  tree.set(step, holder);
  plant(holder, steps, text);
}

function treeText(tree: Tree): string {
  return [...tree]
    .map(([key, part]) => `${JSON.stringify(key)}:${part instanceof Map ? `{${treeText(part)}}` : part}`)
    .join(',');
}
