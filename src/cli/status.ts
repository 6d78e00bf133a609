import { type SyncPage, syncPage, trackReturn } from '../filing/index.ts';
import { PortalError } from '../filing/needs/portal.ts';
import type { ReturnKey } from '../filing/needs/store.ts';
import { gstinArgument, periodArgument } from './arguments.ts';
import { CommandStopped, type ExitCode, exitCodes } from './exit-codes.ts';
import { counted } from './findings.ts';
import type { Output } from './output.ts';
import type { Product, World } from './world.ts';

/** Options of `status` as commander reads them. */
export interface StatusOptions {
  readonly gstin: string;
  readonly period: string;
  readonly portal: string;
  readonly data?: string;
}

/** `status`: where the return stands in the books and in the portal's public record. */
export async function status(
  output: Output,
  { options, world }: { readonly options: StatusOptions; readonly world: World },
): Promise<ExitCode> {
  const key: ReturnKey = {
    gstin: gstinArgument(options.gstin),
    form: 'GSTR1',
    returnPeriod: periodArgument(options.period),
  };
  const dataDir = options.data ?? world.defaultDataDir;
  const product = await world.openProduct({ dataDir, portal: options.portal, works: false });
  try {
    return await statusOf(product, output, key);
  } finally {
    await product.close();
  }
}

async function statusOf(product: Product, output: Output, key: ReturnKey): Promise<ExitCode> {
  const { filing, actor } = product;
  await refuseUnknown(product, key);
  // First the portal: a return that was filed elsewhere is then shown as filed on this side too.
  const portal = await publicRecord(product, key);
  const page = await syncPage(filing, actor, { key });
  const last = page.tasks[0];
  output.say(
    `GSTR-1 of ${key.gstin} for ${page.period}: ${page.statusWords}${page.arn ? `, ARN ${page.arn} on ${page.filedOn}` : ''}`,
  );
  output.say(
    `Documents: ${page.newOrModified.count} to send, ${page.toDelete.count} to delete, ${page.processed.count} processed, ${page.errors.count} refused.`,
  );
  if (last) output.say(`Last: ${last.title} by ${last.by}: ${last.says}`);
  if (page.summarySays) output.say(`Summary of ${page.summaryAt}: ${page.summarySays}`);
  output.say(`${dueWords(page)} Portal: ${portal.says}`);
  output.document({
    command: 'status',
    gstin: key.gstin,
    period: page.period,
    status: page.status,
    statusWords: page.statusWords,
    arn: page.arn,
    filedOn: page.filedOn,
    dueDate: page.dueDate,
    connection: page.connection.state,
    documents: {
      toSend: page.newOrModified.count,
      toDelete: page.toDelete.count,
      processed: page.processed.count,
      refused: page.errors.count,
    },
    lastTask: last ?? null,
    portal,
  });
  return exitCodes.done;
}

async function refuseUnknown({ filing, actor }: Product, { gstin }: ReturnKey): Promise<void> {
  const known = await filing.store.inBooks(actor.tenantId, (books) => books.registration(gstin));
  if (known) return;
  throw new CommandStopped(
    exitCodes.commandLineWrong,
    `${gstin} is not in the books of this data folder. Check --gstin and --data, or file it first.`,
  );
}

/** A portal that does not answer is no reason to hide what the books know. */
async function publicRecord({ filing, actor }: Product, key: ReturnKey) {
  try {
    const { filed, says } = await trackReturn(filing, actor, { key });
    return { reached: true, filed: filed !== null, arn: filed?.arn ?? null, says };
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return { reached: false, filed: null, arn: null, says: `${error.message} (${error.code})` };
  }
}

function dueWords({ status, dueDate, daysLeft }: SyncPage): string {
  if (status === 'filed') return `Was due ${dueDate}.`;
  return daysLeft < 0
    ? `Was due ${dueDate}, ${counted(-daysLeft, 'day')} ago.`
    : `Due ${dueDate}, in ${counted(daysLeft, 'day')}.`;
}
