import { type ComparedRow, formatRupees } from '../core/index.ts';
import {
  requestEvc,
  startFile,
  startProceed,
  startSave,
  startSummary,
  trackReturn,
} from '../filing/index.ts';
import type { ReturnKey, Task } from '../filing/needs/store.ts';
import { refuseFor } from '../filing/not-possible.ts';
import { whyNotNil } from '../filing/reasons.ts';
import {
  compareWithPortal,
  differingSections,
  lastProceedAt,
  readStanding,
  type Standing,
  summaryIsAfter,
} from '../filing/standing.ts';
import { formName, taskTitles } from '../filing/wording.ts';
import { type AskOtp, connectPortal } from './connect-portal.ts';
import { CommandStopped, exitCodes } from './exit-codes.ts';
import { counted } from './findings.ts';
import { followTask } from './follow-task.ts';
import type { Output } from './output.ts';
import type { Product } from './world.ts';

/** A return to be filed from wherever it stands, and who answers the questions on the way. */
export interface WholeFiling {
  readonly key: ReturnKey;
  readonly pan: string;
  /** A return without any document, asked for as such. */
  readonly isNil: boolean;
  readonly askLoginOtp: AskOtp;
  readonly askEvc: AskOtp;
  /** Agrees to what will be filed, or ends the command. */
  readonly consent: (says: string) => Promise<void>;
}

/** What a filing ends with. */
export interface Receipt {
  readonly arn: string;
  /** dd-mm-yyyy */
  readonly filedOn: string;
}

interface Run extends WholeFiling {
  readonly product: Product;
  readonly output: Output;
}

/**
 * Takes a return from where it stands to its ARN: connect, save, follow, proceed, summary and comparison, EVC, file,
 * track. Each step looks at the books first, so that a second start does only what is still to be done.
 */
export async function fileWhole(product: Product, output: Output, filing: WholeFiling): Promise<Receipt> {
  const run: Run = { ...filing, product, output };
  const done = await finishBegunWork(run);
  if (done) return done;
  if (run.isNil) refuseFor(whyNotNil(await standingOf(run)));
  await connect(run);
  if (!run.isNil) await saveAll(run);
  await proceed(run);
  await readSummary(run);
  await filing.consent(run.isNil ? consentToNil(run) : consentTo(run, await agreeing(run)));
  await signAndFile(run);
  return receiptOf(run);
}

/** Work that a killed command has left goes on before anything new is begun; a filed return needs nothing more. */
async function finishBegunWork(run: Run): Promise<Receipt | null> {
  const { openTask, state } = await standingOf(run);
  if (openTask) {
    run.output.say(`${taskTitles[openTask.kind]}: begun before; following it to its end.`);
    await follow(run, openTask);
  }
  const { status } = openTask ? (await standingOf(run)).state : state;
  return status === 'filed' ? receiptOf(run) : null;
}

function connect({ product, output, key, askLoginOtp }: Run): Promise<void> {
  return connectPortal(product, output, { gstin: key.gstin, askOtp: askLoginOtp });
}

async function saveAll(run: Run): Promise<void> {
  const { product, key } = run;
  const { counts } = await standingOf(run);
  if (counts['to-delete'] > 0)
    await follow(run, await startSave(product.filing, product.actor, { key, kind: 'delete' }));
  if (counts.new + counts.modified + counts.error > 0) {
    await follow(run, await startSave(product.filing, product.actor, { key, kind: 'save' }));
  }
}

/** Compares before proceeding where there is something to compare: what differs must not become ready. */
async function proceed(run: Run): Promise<void> {
  const { state } = await standingOf(run);
  if (state.status === 'ready-to-file') return;
  const { isNil, key } = run;
  if (isNil) await run.consent(`Submit a nil return of ${key.gstin} for ${key.returnPeriod}?`);
  else {
    await downloadSummary(run);
    await agreeing(run);
  }
  await follow(run, await startProceed(run.product.filing, run.product.actor, { key, isNil }));
}

/** Filing signs the summary made after proceeding. */
async function readSummary(run: Run): Promise<void> {
  const { state, tasks } = await standingOf(run);
  if (state.isNil || summaryIsAfter(state, lastProceedAt(tasks))) return;
  await downloadSummary(run);
}

async function downloadSummary(run: Run): Promise<void> {
  await follow(run, await startSummary(run.product.filing, run.product.actor, { key: run.key }));
}

async function agreeing({ product: { filing, actor }, output, key }: Run): Promise<readonly ComparedRow[]> {
  const rows = await filing.store.inBooks(actor.tenantId, async (books) =>
    compareWithPortal(books, await books.returnState(key)),
  );
  const differing = differingSections(rows);
  if (differing.length > 0) {
    const says = `Books and portal differ in ${differing.join(', ')}. Look at the difference in the web app; nothing was filed.`;
    throw new CommandStopped(exitCodes.portalRefused, says, {
      differences: rows.filter((row) => row.equal === false),
    });
  }
  output.say('Summary: the portal holds what the books hold, to the paisa.');
  return rows;
}

function consentTo({ key }: Run, rows: readonly ComparedRow[]): string {
  // Amendments count by their difference, which only the portal works out: for them the number must do.
  const amended = rows.filter((row) => row.level === 0 && /^(?!TTL).*A$/.test(row.section));
  const corrections = amended.reduce((sum, row) => sum + row.ours.count, 0);
  const also = corrections > 0 ? `, and ${counted(corrections, 'amendment')}` : '';
  const total = rows.find((row) => row.section === 'TTL_LIAB')?.ours;
  const tax = total ? total.igst + total.cgst + total.sgst + total.cess : 0;
  return (
    `File ${formName(key.form)} of ${key.gstin} for ${key.returnPeriod}: taxable value ₹${formatRupees(total?.taxableValue ?? 0)}, ` +
    `tax ₹${formatRupees(tax)}${also}? The details are correct, and filing cannot be undone.`
  );
}

function consentToNil({ key }: Run): string {
  return `File a nil GSTR-1 of ${key.gstin} for ${key.returnPeriod}? There was no supply at all, and filing cannot be undone.`;
}

async function signAndFile(run: Run): Promise<void> {
  const { product, output, key, pan } = run;
  const { says } = await requestEvc(product.filing, product.actor, { key, pan });
  output.say(`EVC: ${says}`);
  const evc = await run.askEvc();
  await follow(run, await startFile(product.filing, product.actor, { key, pan, evc, confirmed: true }));
}

async function receiptOf({ product, output, key }: Run): Promise<Receipt> {
  const { filing, actor } = product;
  const { says } = await trackReturn(filing, actor, { key });
  output.say(`Track: ${says}`);
  const { status, arn, filedOn } = await filing.store.inBooks(actor.tenantId, (books) =>
    books.returnState(key),
  );
  if (status !== 'filed' || !arn || !filedOn) {
    throw new CommandStopped(exitCodes.portalRefused, `The return is not filed: ${says}`);
  }
  return { arn, filedOn };
}

async function follow(run: Run, { taskId, kind, key }: Task): Promise<void> {
  const title = taskTitles[kind];
  const { says } = await followTask(run.product, run.output, {
    key,
    taskId,
    title,
    signInAgain: () => connect(run),
  });
  run.output.say(`${title}: ${says}`);
}

function standingOf({ product: { filing, actor }, key }: Run): Promise<Standing> {
  return filing.store.inBooks(actor.tenantId, (books) =>
    readStanding(books, { filing, actor, key, lock: false }),
  );
}
