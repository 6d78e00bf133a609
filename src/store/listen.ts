import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { ReturnKey } from '../filing/needs/store.ts';
import { channel } from './transaction.ts';

/** Something about a return changed: its state, its records or a task. */
export interface Change extends ReturnKey {
  readonly tenantId: string;
}

/** A listener that is connected. */
export interface Listening {
  stop(): Promise<void>;
}

/**
 * Hears of every committed change, in all processes on the database. The first connection throws when it fails; a lost
 * one is opened again, and `onGap` is called then, because what happened in between was not heard.
 */
export async function listen(
  url: string,
  onChange: (change: Change) => void,
  onGap: () => void = () => undefined,
): Promise<Listening> {
  let stopped = false;
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on('notification', ({ payload }) => onChange(JSON.parse(payload ?? '') as Change));
    client.on('error', () => undefined);
    client.once('end', () => {
      if (!stopped) void reconnect();
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    return client;
  };
  let current = await connect();
  const reconnect = async (): Promise<void> => {
    for (let wait = 100; !stopped; wait = Math.min(wait * 2, 5000)) {
      await pause(wait, undefined, { ref: false });
      const client = await connect().catch(() => null);
      if (client) {
        current = client;
        onGap();
        return;
      }
    }
  };
  return {
    stop: async () => {
      stopped = true;
      await current.end();
    },
  };
}
