import {
  type ImsChoice,
  imsResetPayload,
  imsSavePayload,
  type ReturnPeriod,
  regimeOf,
} from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import type { CounterpartyDocument, Decision } from '../needs/counterparties.ts';
import type { PlainCall } from '../needs/portal.ts';
import type { Books, ReturnKey, Task } from '../needs/store.ts';
import { NotPossible, refuseFor } from '../not-possible.ts';
import { whyNotAct, whyNotCompute2b } from '../reasons.ts';
import { type PlannedStep, startTask } from '../start-task.ts';
import { documents } from '../wording.ts';
import { reportedTo } from './inward-kinds.ts';
import { planAnswers } from './send-answers.ts';
import { type PlainStep, statementCalls } from './statement-calls.ts';

/** Decisions that one request carries. */
const mostInOneRequest = 500;

/**
 * Accept/Reject. In a current period sends the staged decisions to the IMS, once, and downloads it again: what it shows
 * then is what counts. In a classic one sends the flags A and R that are not confirmed yet. Throws `NotPossible`.
 */
export function sendDecisions(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<Task> {
  const { gstin, returnPeriod } = key;
  return startTask(filing, actor, {
    key,
    kind: 'act',
    plan: async (books, standing) => {
      if (regimeOf(returnPeriod) === 'Classic')
        return planAnswers(books, { key, standing, at: filing.clock.now(), by: actor.by });
      refuseFor(whyNotAct(standing));
      const staged = await stagedWith(books, gstin);
      if (staged.length === 0)
        throw new NotPossible(
          'NOTHING-TO-SEND',
          'No decision is staged. Accept, reject or mark documents first.',
        );
      const writes = [...saves(gstin, staged, returnPeriod), ...resets(gstin, staged)];
      await books.counterparties.saveDecisions(
        gstin,
        staged.map(({ decision }) => ({ ...decision, state: 'sent' })),
        filing.clock.now(),
      );
      const reads: readonly PlannedStep[] = statementCalls('IMS', key).map((request) => ({
        request,
        recordKeys: [],
      }));
      return {
        says: `Sending ${documents(staged.length)} to IMS.`,
        steps: [...writes, ...reads],
        details: countsOf(staged),
      };
    },
  });
}

/** Computes the GSTR-2B of a period again after decisions have changed, and downloads it. Throws `NotPossible`. */
export function startCompute2b(
  filing: Filing,
  actor: Actor,
  { gstin, returnPeriod }: { readonly gstin: string; readonly returnPeriod: ReturnPeriod },
): Promise<Task> {
  const key = { gstin, form: 'GSTR2', returnPeriod } as const;
  return startTask(filing, actor, {
    key,
    kind: 'compute-2b',
    plan: async (_books, standing) => {
      refuseFor(whyNotCompute2b(standing));
      const [read] = statementCalls('GSTR-2B', key);
      const payload = { rtin: gstin, itcprd: read?.call.query?.['rtnprd'] };
      const compute: PlainStep = {
        call: { resource: 'gstr2b', action: 'GEN2B', method: 'PUT', payload },
        follow: { resource: 'gstr2b', action: 'GENSTS2B' },
      };
      return {
        says: 'Computing GSTR-2B.',
        steps: [compute, ...(read ? [read] : [])].map((request) => ({ request, recordKeys: [] })),
        details: null,
      };
    },
  });
}

interface StagedDocument {
  readonly decision: Decision;
  readonly document: CounterpartyDocument;
}

async function stagedWith(books: Books, gstin: string): Promise<readonly StagedDocument[]> {
  const known = new Map((await reportedTo(books, gstin)).map((one) => [one.identity, one]));
  const decisions = await books.counterparties.decisions(gstin);
  return decisions.flatMap((decision) => {
    const document = known.get(decision.identity);
    return decision.state === 'staged' && document?.kind === 'IMS' ? [{ decision, document }] : [];
  });
}

function saves(
  gstin: string,
  staged: readonly StagedDocument[],
  returnPeriod: ReturnPeriod,
): readonly PlannedStep[] {
  const chosen = staged.filter(({ decision }) => decision.action !== 'N');
  return portions(chosen).flatMap((portion) => {
    const choices = portion.map(
      ({ decision, document }): ImsChoice => ({
        document: document.document,
        action: decision.action as ImsChoice['action'],
        ...(decision.remarks ? { remarks: decision.remarks } : {}),
        ...(decision.reduction ? { reduction: decision.reduction } : {}),
      }),
    );
    const { payload } = imsSavePayload(gstin, choices, { returnPeriod });
    return payload ? [writeStep('SAVE', payload, portion)] : [];
  });
}

function resets(gstin: string, staged: readonly StagedDocument[]): readonly PlannedStep[] {
  const taken = staged.filter(({ decision }) => decision.action === 'N');
  return portions(taken).flatMap((portion) => {
    const { payload } = imsResetPayload(
      gstin,
      portion.map(({ document }) => document.document),
    );
    return payload ? [writeStep('RESETIMS', payload, portion)] : [];
  });
}

function writeStep(
  action: 'SAVE' | 'RESETIMS',
  payload: unknown,
  portion: readonly StagedDocument[],
): PlannedStep {
  const call: PlainCall = { resource: 'ims', action, method: 'PUT', payload };
  const request: PlainStep = {
    call,
    follow: { resource: 'ims', action: 'REQSTS' },
    identities: portion.map(({ decision }) => decision.identity),
  };
  return { request, recordKeys: [] };
}

function portions<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts = Math.ceil(items.length / mostInOneRequest);
  return Array.from({ length: parts }, (_, index) =>
    items.slice(index * mostInOneRequest, (index + 1) * mostInOneRequest),
  );
}

function countsOf(staged: readonly StagedDocument[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { decision } of staged) counts[decision.action] = (counts[decision.action] ?? 0) + 1;
  return counts;
}
