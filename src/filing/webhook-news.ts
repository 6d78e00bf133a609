import { wireReturnPeriod } from '../core/index.ts';
import type { Clock } from './needs/clock.ts';
import type { PortalSession } from './needs/portal.ts';
import type { Books, ImportEntry, ReturnKey, ReturnState, Store, Task } from './needs/store.ts';
import type { News, WebhookEvent } from './needs/webhooks.ts';
import { secondsLater } from './wording.ts';

/** Seconds before its end at which a session is told of: time enough to ask a taxpayer for an OTP. */
const sessionNoticeSeconds = 15 * 60;

/**
 * A store whose books tell webhooks of what is written to them, in the same transaction: what happened is told if and
 * only if it happened, whichever use case it was.
 */
export function tellingStore(store: Store, clock: Clock): Store {
  return {
    ...store,
    inBooks: (tenantId, work) => store.inBooks(tenantId, (books) => work(telling(books, clock))),
  };
}

function telling(books: Books, clock: Clock): Books {
  const tell = async (news: readonly News[]): Promise<void> => {
    for (const one of news) await books.webhooks.tell(one, clock.now());
  };
  return {
    ...books,
    async saveReturnState(state) {
      const before = await books.returnState(state);
      await books.saveReturnState(state);
      await tell(newsOfReturn(before, state));
    },
    async saveTask(task) {
      const wasOpen = task.endedAt !== null && (await books.task(task.taskId))?.endedAt === null;
      await books.saveTask(task);
      if (wasOpen) await tell(newsOfTask(task));
    },
    async saveSession(gstin, session) {
      await books.saveSession(gstin, session);
      const lookAt = session && whenToLook(session);
      if (lookAt && lookAt > clock.now()) await books.webhooks.watchSession(gstin, session.expiresAt, lookAt);
    },
  };
}

function whenToLook({ state, expiresAt }: PortalSession): string | null {
  return state === 'signed-in' ? secondsLater(expiresAt, -sessionNoticeSeconds) : null;
}

const returnNamed = ({ form, returnPeriod }: ReturnKey) => ({ form, period: wireReturnPeriod(returnPeriod) });

function newsOfReturn(before: ReturnState, after: ReturnState): readonly News[] {
  if (before.status === after.status) return [];
  const { gstin, status, isNil, arn, filedOn } = after;
  const of = returnNamed(after);
  const changed: News = {
    event: 'return.changed',
    gstin,
    about: { ...of, before: before.status, status, isNil, arn, filedOn },
  };
  if (status !== 'filed') return [changed];
  return [changed, { event: 'return.filed', gstin, about: { ...of, isNil, arn, filedOn } }];
}

/** What a save came to, in the portal's three words: processed, processed with part errors, error. */
const saveEvents: Readonly<Partial<Record<Task['state'], WebhookEvent>>> = {
  done: 'save.processed',
  'done-with-errors': 'save.part-error',
  refused: 'save.error',
};

function newsOfTask(task: Task): readonly News[] {
  const { taskId, kind, state, says, code, startedAt, endedAt } = task;
  const about = { ...returnNamed(task.key), taskId, kind, state, says, code, startedAt, endedAt };
  const { gstin } = task.key;
  const saveEvent = kind === 'save' || kind === 'delete' ? saveEvents[state] : undefined;
  return [{ event: 'task.ended', gstin, about }, ...(saveEvent ? [{ event: saveEvent, gstin, about }] : [])];
}

/** What webhooks hear of an import that was taken into the books. */
export function newsOfImport({ key, importId, fileName, counts }: ImportEntry): News {
  return {
    event: 'import.confirmed',
    gstin: key.gstin,
    about: { ...returnNamed(key), importId, fileName, counts },
  };
}
