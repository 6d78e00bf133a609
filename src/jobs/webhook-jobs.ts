import type { TaskList } from 'graphile-worker';
import { type Delivering, deliver, type Filing, lookAtSession } from '../filing/index.ts';

/** The jobs that tell programs what happened. What the other side does wrong is an outcome; only a defect throws. */
export function webhookJobs(filing: Filing, delivering: Delivering): TaskList {
  return {
    'deliver-webhook': (payload) => deliver(filing, delivering, named(payload, ['tenantId', 'deliveryId'])),
    'look-at-session': (payload) => lookAtSession(filing, named(payload, ['tenantId', 'gstin', 'expiresAt'])),
  };
}

function named<Name extends string>(payload: unknown, names: readonly Name[]): Record<Name, string> {
  const given = (payload ?? {}) as Record<Name, string>;
  for (const name of names) {
    if (typeof given[name] !== 'string') throw new TypeError(`The job names no ${name}.`);
  }
  return given;
}
