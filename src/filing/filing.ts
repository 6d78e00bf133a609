import type { Clock } from './needs/clock.ts';
import type { Portal } from './needs/portal.ts';
import type { Grant } from './needs/roles.ts';
import type { Registration, Store } from './needs/store.ts';

/** How long the machine waits between its questions; tests and the demonstration shorten it. */
export interface Waits {
  /** Seconds between one question about the status and the next; the last one repeats. */
  readonly statusSeconds: readonly number[];
  /** Seconds until a call is repeated while the portal is down; the last one repeats. */
  readonly retrySeconds: readonly number[];
  /** Seconds between questions whether a filing arrived whose answer was lost; after the last one it is sent once more. */
  readonly filingDoubtSeconds: readonly number[];
}

/** What every use case works with: the world as filing needs it. */
export interface Filing {
  readonly store: Store;
  /** The portal behind the gateway that the registration names; calls to it are kept in the books of the tenant. */
  portalFor(registration: Registration, tenantId: string): Portal;
  readonly clock: Clock;
  newId(): string;
  readonly waits?: Waits;
}

/** Who asks: somebody of one tenant with his roles; `by` is the name that tasks, audit and messages show. */
export interface Actor {
  readonly tenantId: string;
  readonly by: string;
  readonly grants: readonly Grant[];
  /** An API key acts, not a person. */
  readonly isProgram?: boolean;
}

/** The waits where none are given: 1 s, 2 s, 5 s, 12 s, then every 30 s. */
export const usualWaits: Waits = {
  statusSeconds: [1, 2, 5, 12, 30],
  retrySeconds: [5, 15, 60, 300],
  filingDoubtSeconds: [3, 5, 10],
};
