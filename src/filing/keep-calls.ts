import type { PortalCall, ReturnKey, Store } from './needs/store.ts';

/** A call as a gateway reports it: secrets masked, not yet of any tenant. */
interface ReportedCall extends Omit<PortalCall, 'key' | 'taskId'> {
  readonly gstin: string;
  /** Null for calls that are about no return: of the session, the IMS, the public record. */
  readonly returnPeriod: ReturnKey['returnPeriod'] | null;
  /** GSTR-1 where absent. */
  readonly form?: ReturnKey['form'];
  /** Absent where a person or a program made the call. */
  readonly taskId?: string;
}

/** Keeps what gateways report. `settled` resolves when everything reported so far is written. */
export interface CallKeeper {
  onCall(call: ReportedCall): void;
  settled(): Promise<void>;
}

/**
 * Writes every call of a tenant to the transaction history, apart from what the call was for: a call is kept even when
 * the outcome could not be. Calls that come while others are being written are written together next. `onFailure`
 * hears of calls that could not be written.
 */
export function keepCalls(store: Store, tenantId: string, onFailure: (error: unknown) => void): CallKeeper {
  let waiting: PortalCall[] = [];
  let writing: Promise<void> | null = null;
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const calls = waiting;
      waiting = [];
      // One that cannot be written must not take the others with it.
      await store.keepCalls(tenantId, calls).catch(async () => {
        for (const call of calls) await store.keepCalls(tenantId, [call]).catch(onFailure);
      });
    }
    writing = null;
  };
  return {
    onCall({ gstin, returnPeriod, form = 'GSTR1', taskId, ...call }) {
      waiting.push({ ...call, key: { gstin, form, returnPeriod }, taskId: taskId ?? null });
      writing ??= writeAll();
    },
    async settled() {
      await writing;
    },
  };
}
