import type { Button, ButtonName } from './buttons.ts';
import type { Task, TaskKind } from './needs/store.ts';
import { lastProceedAt, lastWriteAt, type Standing, summaryIsAfter } from './standing.ts';

/** One of the eight steps at the side of the sync page. */
export interface PageStep {
  readonly key: string;
  readonly title: string;
  readonly state: 'done' | 'current' | 'todo' | 'locked';
  /** When it was last done, ISO 8601. */
  readonly at: string | null;
  /** Why it is locked. */
  readonly why: string | null;
}

interface StepFacts {
  readonly key: string;
  readonly title: string;
  readonly isDone: boolean;
  readonly at: string | null;
  readonly button: ButtonName;
}

/** The steps in the order of GSTR-1; the first that is neither done nor locked is the current one. */
export function pageSteps(
  standing: Standing,
  buttons: Readonly<Record<ButtonName, Button>>,
): readonly PageStep[] {
  let currentIsFound = false;
  return factsOf(standing).map(({ key, title, isDone, at, button }) => {
    const { enabled, why } = buttons[button];
    const isCurrent = !isDone && !currentIsFound && (enabled || !locksAlways(button));
    if (isCurrent) currentIsFound = true;
    const state = isDone ? 'done' : isCurrent ? 'current' : enabled ? 'todo' : 'locked';
    return { key, title, state, at, why: isDone ? null : why };
  });
}

/** Steps of other forms are passed over. */
function locksAlways(button: ButtonName): boolean {
  return button === 'counterPartyDownload' || button === 'acceptReject';
}

function factsOf(standing: Standing): readonly StepFacts[] {
  const { state, counts, tasks, connection } = standing;
  const filed = state.status === 'filed';
  const unsent = counts.new + counts.modified + counts['to-delete'];
  const isSaved = state.isNil || (state.status !== 'none' && unsent === 0 && counts.error === 0);
  const ready = filed || state.status === 'ready-to-file';
  const seen = state.isNil || summaryIsAfter(state, ready ? lastProceedAt(tasks) : lastWriteAt(tasks));
  const connected = connection === 'signed-in';
  return [
    { key: 'connect', title: 'Connect with GSTN', isDone: filed || connected, at: null, button: 'connect' },
    { key: 'payload', title: 'Generate Payload', isDone: filed || isSaved, at: null, button: 'generateNew' },
    {
      key: 'save',
      title: 'Save To GSTN',
      isDone: filed || isSaved,
      at: lastEnd(tasks, 'save'),
      button: 'save',
    },
    {
      key: 'summary',
      title: 'Download Summary',
      isDone: filed || (isSaved && seen),
      at: state.portalSummaryAt,
      button: 'downloadSummary',
    },
    {
      key: 'counter-party',
      title: 'Download Counter Party',
      isDone: false,
      at: null,
      button: 'counterPartyDownload',
    },
    { key: 'accept-reject', title: 'Accept/Reject', isDone: false, at: null, button: 'acceptReject' },
    { key: 'submit', title: 'Submit', isDone: ready, at: lastEnd(tasks, 'proceed'), button: 'submit' },
    { key: 'file', title: 'File', isDone: filed, at: lastEnd(tasks, 'file'), button: 'file' },
  ];
}

function lastEnd(tasks: readonly Task[], kind: TaskKind): string | null {
  return (
    tasks.find((task) => task.kind === kind && (task.state === 'done' || task.state === 'done-with-errors'))
      ?.endedAt ?? null
  );
}
