/** What was opened, to be closed in the opposite order, once, also when something later could not be opened. */
export class Closers {
  readonly #steps: (() => unknown)[] = [];

  add(close: () => unknown): void {
    this.#steps.push(close);
  }

  /** Closes everything, even when one of them fails; the first failure is thrown at the end. */
  async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

/** Opens something in steps; when one of them fails, what is already open is closed before the error goes on. */
export async function opening<Opened>(open: (closers: Closers) => Promise<Opened>): Promise<Opened> {
  const closers = new Closers();
  try {
    return await open(closers);
  } catch (error) {
    await closers.closeAll().catch(() => undefined);
    throw error;
  }
}
