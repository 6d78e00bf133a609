import type { Journal, JournalEntry } from './journal.ts';

/** Values by id that are noted in the journal as they change. */
export class Table<Value> {
  readonly kind: string;
  readonly #journal: Journal;
  readonly #values = new Map<string, Value>();

  constructor(kind: string, journal: Journal) {
    this.kind = kind;
    this.#journal = journal;
  }

  get(id: string): Value | undefined {
    return this.#values.get(id);
  }

  values(): IterableIterator<Value> {
    return this.#values.values();
  }

  set(id: string, value: Value): void {
    this.#values.set(id, value);
    this.#journal.append([this.kind, id, value]);
  }

  delete(id: string): void {
    if (this.#values.delete(id)) this.#journal.append([this.kind, id, null]);
  }

  /** Takes a value read from the journal. */
  restore(id: string, value: unknown): void {
    if (value === null) this.#values.delete(id);
    else this.#values.set(id, value as Value);
  }

  clear(): void {
    this.#values.clear();
  }

  *entries(): Iterable<JournalEntry> {
    for (const [id, value] of this.#values) yield [this.kind, id, value];
  }
}
