import { type ComparedRow, dueDateOf, gstr2DueDate, type Regime, regimeOf } from '../core/index.ts';
import { type Button, type ButtonName, buttonsOf } from './buttons.ts';
import type { AnswerCounts } from './counterparties/answers-of-return.ts';
import type { Actor, Filing } from './filing.ts';
import type { RecordTotals } from './needs/page.ts';
import type { ReturnKey, ReturnStatus } from './needs/store.ts';
import { pageComparison } from './page-comparison.ts';
import { type PageStep, pageSteps } from './page-steps.ts';
import { permit } from './permissions.ts';
import { briefOf, type ReturnBrief } from './return-brief.ts';
import { lastWriteAt, readStanding, type Standing, summaryIsAfter } from './standing.ts';
import { type Comparison, comparisonOf } from './summary.ts';
import { indianDate } from './wording.ts';

/** Everything the sync page of a return shows; money in paise, `dueDate` yyyy-mm-dd. */
export interface SyncPage extends ReturnBrief {
  readonly legalName: string;
  /** `Not Filed · Uploaded` */
  readonly statusWords: string;
  readonly isNil: boolean;
  readonly dueDate: string;
  /** Negative when the due date is past. */
  readonly daysLeft: number;
  readonly newOrModified: { readonly count: number; readonly value: number };
  readonly toDelete: { readonly count: number; readonly value: number };
  readonly errors: { readonly count: number };
  readonly processed: { readonly count: number };
  /** Documents of counter parties by the flag on them, and decisions of IMS that are not sent or are to be made again. */
  readonly answers: AnswerCounts & Standing['decisions'];
  /** When counter parties were last downloaded. */
  readonly counterPartyAt: string | null;
  readonly buttons: Readonly<Record<ButtonName, Button>>;
  readonly steps: readonly PageStep[];
  readonly summary: readonly ComparedRow[];
  readonly summaryAt: string | null;
  readonly summarySays: string | null;
  /** What keeps the whole return from being saved; rows with errors are not in the books and are not counted. */
  readonly blockingFindings: number;
}

/** The sync page of a return. Throws `NotPossible` when the registration is not known. */
export async function syncPage(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<SyncPage> {
  permit(actor, 'see sums', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const standing = await readStanding(books, { filing, actor, key, lock: false });
    const rows = await pageComparison(books, standing, { store: filing.store, tenantId: actor.tenantId });
    const compared = comparisonOf(rows, standing.state.portalSummaryAt);
    return pageOf(standing, {
      compared,
      unsent: await books.recordTotals(key, { states: ['new', 'modified'] }),
      leaving: await books.recordTotals(key, { states: ['to-delete'] }),
    });
  });
}

interface PageFacts {
  readonly compared: Comparison;
  readonly unsent: RecordTotals;
  readonly leaving: RecordTotals;
}

/** The page of known facts: pure. */
function pageOf(standing: Standing, { compared, unsent, leaving }: PageFacts): SyncPage {
  const { state, registration, counts, tasks, now } = standing;
  // A summary read before the last save says nothing about what is there now, so it holds nobody up.
  const differing = summaryIsAfter(state, lastWriteAt(tasks)) ? compared.differing : [];
  const buttons = buttonsOf(standing, differing);
  const regime = regimeOf(state.returnPeriod);
  const dueDate =
    state.form === 'GSTR2'
      ? gstr2DueDate(state.returnPeriod)
      : dueDateOf(state.returnPeriod, registration.frequency);
  return {
    ...briefOf(standing),
    legalName: registration.legalName,
    statusWords: statusWords(state.status, regime),
    isNil: state.isNil,
    dueDate,
    daysLeft: daysBetween(indianDate(now), dueDate),
    newOrModified: { count: unsent.count, value: unsent.value },
    toDelete: { count: leaving.count, value: leaving.value },
    errors: { count: counts.error },
    processed: { count: counts.processed + counts.filed },
    answers: { ...standing.answers, ...standing.decisions },
    counterPartyAt: standing.counterPartyAt,
    buttons,
    steps: pageSteps(standing, buttons),
    summary: compared.rows,
    summaryAt: compared.summaryAt,
    summarySays: compared.says,
    blockingFindings: state.returnPeriod > indianDate(now).slice(0, 7) ? 1 : 0,
  };
}

const words: Readonly<Record<ReturnStatus, string>> = {
  none: 'Not Filed',
  uploaded: 'Not Filed · Uploaded',
  'uploaded-with-errors': 'Not Filed · Uploaded with errors',
  'ready-to-file': 'Not Filed · Ready to File',
  filed: 'Filed',
};

/** The status of a return in the words of the screens; what is ready to be filed was called submitted in classic periods. */
export function statusWords(status: ReturnStatus, regime: Regime): string {
  if (status === 'ready-to-file' && regime === 'Classic') return 'Not Filed · Submitted';
  return words[status];
}

/** Whole days from one yyyy-mm-dd to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
