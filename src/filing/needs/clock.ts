/** The time, as filing needs it: injected, so that tests and the simulator can steer it. */
export interface Clock {
  /** Now, ISO 8601 with Z. */
  now(): string;
}
