import { gstr1Parts, purchaseParts } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { Books, ReturnKey, Task } from './needs/store.ts';
import { refuseFor } from './not-possible.ts';
import { recordsToDelete, recordsToSave, survivorsOf } from './payload.ts';
import { whyNotSave } from './reasons.ts';
import { filerOf, type Standing } from './standing.ts';
import { type PlannedStep, startTask, type TaskPlan } from './start-task.ts';
import { documents } from './wording.ts';

/**
 * Save to GSTN: sends new and modified documents (`save`) or takes deleted ones from the portal (`delete`), in parts
 * where they are many. The task goes on by itself. Throws `NotPossible`.
 */
export function startSave(
  filing: Filing,
  actor: Actor,
  { key, kind }: { readonly key: ReturnKey; readonly kind: 'save' | 'delete' },
): Promise<Task> {
  return startTask(filing, actor, {
    key,
    kind,
    plan: async (books, standing) => {
      refuseFor(whyNotSave(standing, kind));
      return kind === 'save' ? planSave(books, key, standing) : planDeletion(books, key, standing);
    },
  });
}

async function planSave(books: Books, key: ReturnKey, standing: Standing): Promise<TaskPlan> {
  const filer = filerOf(standing.registration, key, standing.now);
  const records = await recordsToSave(books, key);
  const parts = key.form === 'GSTR2' ? purchaseParts(key, records) : gstr1Parts(filer, records);
  const steps = parts.map(stepOf);
  return {
    says: `Sending ${documents(records.length)}${inParts(steps.length)}.`,
    steps,
    details: { count: records.length, parts: steps.length },
  };
}

async function planDeletion(books: Books, key: ReturnKey, standing: Standing): Promise<TaskPlan> {
  const filer = filerOf(standing.registration, key, standing.now);
  const records = await recordsToDelete(books, key);
  const deletions =
    key.form === 'GSTR2'
      ? purchaseParts(key, records, { deletes: true })
      : gstr1Parts(filer, records, { deletes: true });
  const survivors = gstr1Parts(filer, await survivorsOf(books, key, records));
  const steps = [...deletions, ...survivors].map(stepOf);
  return {
    says: `Deleting ${documents(records.length)}${inParts(steps.length)}.`,
    steps,
    details: { count: records.length, parts: steps.length },
  };
}

interface PlannedPart {
  readonly payload: unknown;
  readonly recordKeys: readonly string[];
}

function stepOf({ payload, recordKeys }: PlannedPart): PlannedStep {
  return { request: payload, recordKeys };
}

function inParts(parts: number): string {
  return parts === 1 ? '' : ` in ${parts} parts`;
}
