import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { Callers } from '../filing/needs/callers.ts';
import type { Consumers } from '../filing/needs/consumers.ts';
import type { DialectSessions } from '../filing/needs/dialect-sessions.ts';
import type { Origin } from '../filing/needs/origin.ts';
import type { RelayAddresses } from '../filing/needs/otp-relays.ts';
import type { Books, Store } from '../filing/needs/store.ts';
import { writeAudit } from './audit.ts';
import { booksIn } from './books.ts';
import { callersIn } from './callers.ts';
import { keepCalls } from './calls.ts';
import { consumersIn } from './consumers.ts';
import { dialectSessionsIn } from './dialect-sessions.ts';
import { relayAddresses } from './otp-relays.ts';
import { type People, peopleIn } from './people.ts';
import { openPool } from './pool.ts';
import { type Sealer, sealerFrom } from './sealing.ts';
import { type SecondFactors, secondFactorsIn } from './second-factors.ts';
import type { Transaction } from './transaction.ts';
import { turnsIn } from './turns.ts';

/** The database as the rest of the program has it. */
export interface OpenStore {
  readonly store: Store;
  readonly people: People;
  readonly secondFactors: SecondFactors;
  readonly callers: Callers;
  readonly consumers: Consumers;
  readonly dialectSessions: DialectSessions;
  readonly relays: RelayAddresses;
  /** For the queue and for health checks; the store uses the same connections. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
  /** Does something for a request: what the audit log keeps meanwhile says which one it was. */
  within<Result>(origin: Origin, work: () => Result): Result;
}

const origins = new AsyncLocalStorage<Origin>();

/**
 * Opens the store on a migrated database. `secretKey` is as `readSecretKey` gives it; it throws when the key has
 * not 32 bytes. Connections are made when they are needed.
 */
export async function openStore({
  url,
  secretKey,
}: {
  readonly url: string;
  readonly secretKey: string;
}): Promise<OpenStore> {
  const sealer = sealerFrom(secretKey);
  const pool = openPool(url);
  return {
    store: {
      inBooks: (tenantId, work) => inBooks({ pool, sealer, tenantId }, work),
      inTurn: turnsIn(pool),
      keepCalls: (tenantId, calls) => keepCalls(pool, tenantId, calls),
    },
    people: peopleIn(pool),
    secondFactors: secondFactorsIn(pool, sealer),
    callers: callersIn(pool, sealer),
    consumers: consumersIn(pool),
    dialectSessions: dialectSessionsIn(pool, sealer),
    relays: relayAddresses(pool),
    pool,
    close: () => pool.end(),
    within: (origin, work) => origins.run(origin, work),
  };
}

interface Place {
  readonly pool: pg.Pool;
  readonly sealer: Sealer;
  readonly tenantId: string;
}

async function inBooks<Result>(place: Place, work: (books: Books) => Promise<Result>): Promise<Result> {
  const client = await place.pool.connect();
  const tx: Transaction = {
    client,
    tenantId: place.tenantId,
    sealer: place.sealer,
    audit: [],
    origin: origins.getStore() ?? null,
  };
  try {
    await client.query('begin');
    const result = await work(booksIn(tx));
    await writeAudit(tx);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away instead of going back to the pool.
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}
