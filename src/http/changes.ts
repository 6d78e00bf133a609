/** Names the return that something happened to, as the store announces it. */
export interface Change {
  readonly tenantId: string;
  readonly gstin: string;
  readonly form: string;
  readonly returnPeriod: string;
}

/** Where changes of the books can be heard; main connects it to the store. */
export interface ChangeFeed {
  /** Answers the function that ends the subscription. */
  subscribe(onChange: (change: Change) => void): () => void;
}

/** Spreads the changes that one listener hears to any number of pages. */
export class ChangeHub implements ChangeFeed {
  readonly #listeners = new Set<(change: Change) => void>();

  subscribe(onChange: (change: Change) => void): () => void {
    this.#listeners.add(onChange);
    return () => void this.#listeners.delete(onChange);
  }

  /** Tells everybody who listens. */
  announce(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
