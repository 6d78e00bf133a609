import { regimeOf } from '../core/index.ts';
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

/** The steps in the order of the form; the first that is neither done nor locked is the current one. */
export function pageSteps(
  standing: Standing,
  buttons: Readonly<Record<ButtonName, Button>>,
): readonly PageStep[] {
  let currentIsFound = false;
  return ordered(standing).map(({ key, title, isDone, at, button }) => {
    const { enabled, why } = buttons[button];
    const isCurrent = !isDone && !currentIsFound && !isPassed(standing, { button, enabled });
    if (isCurrent) currentIsFound = true;
    const state = isDone ? 'done' : isCurrent ? 'current' : enabled ? 'todo' : 'locked';
    return { key, title, state, at, why: isDone ? null : why };
  });
}

/** A GSTR-1 goes on without its counter parties; in a GSTR-2 nothing waits for what cannot be done. */
function isPassed(
  { state }: Standing,
  { button, enabled }: { readonly button: ButtonName; readonly enabled: boolean },
): boolean {
  const isOfCounterParty = button === 'counterPartyDownload' || button === 'acceptReject';
  if (state.form !== 'GSTR2') return isOfCounterParty;
  return !enabled && (isOfCounterParty || regimeOf(state.returnPeriod) === 'Current');
}

/** A GSTR-2 is saved after what suppliers report is answered, a GSTR-1 before; to a GSTR-1A nobody answers. */
function ordered(standing: Standing): readonly StepFacts[] {
  const facts = factsOf(standing);
  if (standing.state.form === 'GSTR1A') return facts.filter(({ key }) => !ofCounterParty.has(key));
  if (standing.state.form !== 'GSTR2') return facts;
  const place = (key: string): number => orderOfGstr2.indexOf(key);
  return facts.toSorted((a, b) => place(a.key) - place(b.key));
}

const ofCounterParty = new Set(['counter-party', 'accept-reject']);
const orderOfGstr2 = [
  'connect',
  'payload',
  'counter-party',
  'accept-reject',
  'save',
  'summary',
  'submit',
  'file',
];

function factsOf(standing: Standing): readonly StepFacts[] {
  const { state, counts, tasks, connection, answers, counterPartyAt } = standing;
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
      isDone: counterPartyAt !== null,
      at: counterPartyAt,
      button: 'counterPartyDownload',
    },
    {
      key: 'accept-reject',
      title: 'Accept/Reject',
      isDone: answers.accept + answers.reject > 0 && answers.unsent === 0,
      at: lastEnd(tasks, 'act'),
      button: 'acceptReject',
    },
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
