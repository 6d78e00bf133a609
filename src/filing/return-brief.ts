import { type Regime, type ReturnForm, regimeOf, wireReturnPeriod } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { ReturnKey, ReturnStatus, Task } from './needs/store.ts';
import { permit } from './permissions.ts';
import { type ConnectionState, connectionOf } from './session-life.ts';
import { registrationOf, type Standing } from './standing.ts';
import { taskTitles } from './wording.ts';

/** A task as pages show it. */
export interface PageTask extends Omit<Task, 'key'> {
  readonly title: string;
}

/** What the frame of every page shows of a return: nothing of it is summed up. `period` mmyyyy, `filedOn` dd-mm-yyyy. */
export interface ReturnBrief {
  readonly gstin: string;
  readonly period: string;
  readonly form: ReturnForm;
  readonly regime: Regime;
  readonly status: ReturnStatus;
  readonly arn: string | null;
  readonly filedOn: string | null;
  readonly connection: {
    readonly state: ConnectionState;
    readonly endsAt: string | null;
    readonly userName: string;
  };
  /** Newest first. */
  readonly tasks: readonly PageTask[];
}

/** Where a return stands, whatever is in it. Throws `NotPossible` when the registration is not known. */
export async function returnBrief(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<ReturnBrief> {
  permit(actor, 'see sums', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const session = await books.session(key.gstin);
    return briefOf({
      registration: await registrationOf(books, key.gstin),
      tasks: await books.tasks(key, 50),
      session,
      connection: connectionOf(session, filing.clock.now()),
      state: await books.returnState(key),
    });
  });
}

/** The brief of known facts: pure. */
export function briefOf({
  registration,
  tasks,
  session,
  connection,
  state,
}: Pick<Standing, 'registration' | 'tasks' | 'session' | 'connection' | 'state'>): ReturnBrief {
  return {
    gstin: state.gstin,
    period: wireReturnPeriod(state.returnPeriod),
    form: state.form,
    regime: regimeOf(state.returnPeriod),
    status: state.status,
    arn: state.arn,
    filedOn: state.filedOn,
    connection: {
      state: connection,
      endsAt: connection === 'none' ? null : (session?.expiresAt ?? null),
      userName: registration.portalUserName,
    },
    tasks: tasks.map(pageTask),
  };
}

/** A task with the title of its button. */
export function pageTask({ key: _, ...task }: Task): PageTask {
  return { ...task, title: taskTitles[task.kind] };
}
