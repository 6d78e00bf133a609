import type { RowValue } from './record.ts';

/**
 * One field of many rows without an object for each: a number takes eight bytes, a text four, and equal texts are kept
 * once. A million rows of plain objects would cost several times as much, and most of the time in collecting garbage.
 */
export class PackedColumn {
  /** NaN where the row has no number. */
  #numbers: Float64Array | undefined;
  /** Place in the list of texts; 0 where the row has no text. */
  #texts: Uint32Array | undefined;
  #placeOf: Map<string, number> | undefined = new Map();
  readonly #textAt: string[] = [''];
  #lastText: string | undefined;
  #lastPlace = 0;

  /** Value of a row; undefined where it has none. */
  get(row: number): RowValue | undefined {
    const text = this.#texts?.[row];
    if (text) return this.#textAt[text];
    const number = this.#numbers?.[row];
    return number === undefined || Number.isNaN(number) ? undefined : number;
  }

  /** Sets the value of a row. */
  set(row: number, value: RowValue | undefined): void {
    const isText = typeof value === 'string';
    if (isText || this.#texts) this.#textsFor(row)[row] = isText ? this.#placeOfText(value) : 0;
    const isNumber = typeof value === 'number';
    if (isNumber || this.#numbers) this.#numbersFor(row)[row] = isNumber ? value : Number.NaN;
  }

  #placeOfText(text: string): number {
    if (text === this.#lastText) return this.#lastPlace;
    this.#lastText = text;
    this.#lastPlace = this.#placeOf?.get(text) ?? this.#placeOfNew(text);
    return this.#lastPlace;
  }

  #placeOfNew(text: string): number {
    const place = this.#textAt.push(text) - 1;
    // So many different texts are numbers of documents: they will not come again, and looking for them costs more.
    if (place > mostRepeating) this.#placeOf = undefined;
    this.#placeOf?.set(text, place);
    return place;
  }

  #textsFor(row: number): Uint32Array {
    const known = this.#texts;
    if (known && row < known.length) return known;
    const longer = new Uint32Array(roomFor(row));
    if (known) longer.set(known);
    this.#texts = longer;
    return longer;
  }

  #numbersFor(row: number): Float64Array {
    const known = this.#numbers;
    if (known && row < known.length) return known;
    const longer = new Float64Array(roomFor(row));
    if (known) longer.set(known);
    else longer.fill(Number.NaN, 0, row);
    this.#numbers = longer;
    return longer;
  }
}

/** Different texts of a column up to which it is worth to look whether one has come before. */
const mostRepeating = 50_000;

/** A list of whole numbers of four bytes each that grows at its end. */
export class PackedIntegers {
  #items = new Int32Array(roomFor(0));
  #length = 0;

  /** How many there are. */
  get length(): number {
    return this.#length;
  }

  /** The number at a place that has one. */
  at(index: number): number {
    return this.#items[index] as number;
  }

  /** Changes the number at a place. */
  set(index: number, value: number): void {
    this.#items[index] = value;
  }

  /** Adds a number and answers its place. */
  push(value: number): number {
    if (this.#length === this.#items.length) {
      const longer = new Int32Array(roomFor(this.#length));
      longer.set(this.#items);
      this.#items = longer;
    }
    this.#items[this.#length] = value;
    return this.#length++;
  }
}

/** Three times what is needed: memory that was never written to costs nothing, and each growth leaves the old behind for a while. */
const roomFor = (row: number): number => (row + 1) * 3 + 62;
