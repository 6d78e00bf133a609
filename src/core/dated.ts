/** A figure of the law with the day from which it holds and where it is written; entries run from old to new. */
export interface DatedValue<Value> {
  /** yyyy-mm or yyyy-mm-dd */
  readonly from: string;
  readonly value: Value;
  readonly source: string;
}

/** The entry in force in a period or on a day; the first one before its time, so that a value always exists. */
export function inForce<Value>(
  history: readonly [DatedValue<Value>, ...DatedValue<Value>[]],
  when: string,
): DatedValue<Value> {
  return history.findLast((entry) => entry.from <= when) ?? history[0];
}
