import { filesOf, nothingThere, type PlainStep } from '../counterparties/statement-calls.ts';
import {
  type Portal,
  PortalError,
  type RejectedRecord,
  type ReturnOf,
  type StatusAnswer,
} from '../needs/portal.ts';
import type { Step, TaskKind } from '../needs/store.ts';
import type { Outcome } from './outcome.ts';

/** Tasks whose steps are calls in the portal's own words: they can be repeated, for reading them again tells what is. */
const plainKinds: ReadonlySet<TaskKind> = new Set<TaskKind>(['download', 'act', 'compute-2b']);

/** Whether the steps of a task are calls in the portal's own words. */
export function isPlain(kind: TaskKind): boolean {
  return plainKinds.has(kind);
}

/** Sends a call in the portal's own words; where nothing is there that is the answer. */
export async function sendPlain(portal: Portal, of: ReturnOf, step: Step): Promise<Outcome> {
  const { call, follow } = step.request as PlainStep;
  try {
    const answer = await portal.plainCall(of, call);
    if (!follow) return { is: 'answer', answer };
    return { is: 'accepted', referenceId: String(answer['reference_id'] ?? '') };
  } catch (error) {
    if (follow || !(error instanceof PortalError) || !nothingThere.has(error.code)) throw error;
    return { is: 'answer', answer: null };
  }
}

/** Asks how such a request stands. */
export async function followPlain(portal: Portal, of: ReturnOf, step: Step): Promise<StatusAnswer> {
  const { follow } = step.request as PlainStep;
  if (!follow) throw new TypeError('The step has nothing to follow.');
  if (follow === 'status of the return') return portal.status(of, step.referenceId ?? '');
  const query = { gstin: of.session.taxpayer.gstin, int_tran_id: step.referenceId ?? '' };
  return statusIn(await portal.plainCall(of, { ...follow, query }));
}

type Wire = Readonly<Record<string, unknown>>;

function statusIn(answer: Wire): StatusAnswer {
  const rejected = rejectedIn((answer['error_report'] ?? {}) as Wire);
  const code = String(answer['err_cd'] ?? '');
  const message = String(answer['err_msg'] ?? '');
  switch (answer['status_cd']) {
    case 'P':
      return { status: 'processed', rejected: [] };
    case 'PE':
      return { status: 'processed-with-errors', rejected };
    case 'ER':
      // A report names the documents: that is an answer to each of them, not a refusal of the whole.
      return rejected.length > 0
        ? { status: 'processed-with-errors', rejected }
        : { status: 'rejected', rejected: [], code, message };
    default:
      return { status: 'in-process', rejected: [] };
  }
}

interface ReportGroup {
  readonly error_cd?: string;
  readonly error_msg?: string;
  readonly inv?: readonly unknown[];
  readonly nt?: readonly unknown[];
}

function rejectedIn(report: Wire): readonly RejectedRecord[] {
  return Object.entries(report).flatMap(([section, groups]) =>
    (Array.isArray(groups) ? (groups as readonly ReportGroup[]) : []).flatMap((group) =>
      [...(group.inv ?? []), ...(group.nt ?? [])].map((record) => ({
        section,
        code: group.error_cd ?? '',
        message: group.error_msg ?? '',
        record,
      })),
    ),
  );
}

/** The steps that an answer asks for besides. */
export function furtherSteps(step: Step, answer: Wire, last: number): readonly Step[] {
  return filesOf(step.request as PlainStep, answer).map((request, index) => ({
    ...step,
    number: last + index + 1,
    state: 'planned',
    request,
    referenceId: null,
    attempts: 0,
    calledAt: null,
  }));
}
