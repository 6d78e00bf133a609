import { createHash } from 'node:crypto';
import type { Finding } from '../core/index.ts';
import { fitForForm } from '../filing/corrections.ts';
import { notFurnishedYet } from '../filing/furnished.ts';
import { deleteRecords, importAtOnce } from '../filing/index.ts';
import type { ReturnKey } from '../filing/needs/store.ts';
import { liveStates } from '../filing/standing.ts';
import type { ReturnFiles } from '../workbooks/read-return-files.ts';
import { CommandStopped, exitCodes } from './exit-codes.ts';
import { counted } from './findings.ts';
import type { InputFile } from './input-files.ts';
import type { Output } from './output.ts';
import type { Product } from './world.ts';

/** What the files hold, and the files themselves to be kept beside it. */
export interface FilesOfReturn {
  readonly key: ReturnKey;
  readonly files: readonly InputFile[];
  readonly read: ReturnFiles;
}

/**
 * Makes the books of the return hold what the files hold, no more and no less: `file` files its files. Doing it again
 * changes nothing, so that a killed command can simply be started again.
 */
export async function bringBooksToFiles(product: Product, output: Output, of: FilesOfReturn): Promise<void> {
  const { filing, actor } = product;
  const { key, read } = of;
  const plan = await filing.store.inBooks(actor.tenantId, async (books) => {
    const fresh = await notFurnishedYet(books, key, read.records);
    const { records, findings } = await fitForForm(books, key, fresh.records);
    refuseFaults(findings);
    return {
      wanted: new Set(Array.from(records, (record) => record.key)),
      counts: (await books.comparePut(key, records)).counts,
      kept: await books.records(key, liveStates),
    };
  });
  const surplus = plan.kept
    .map(({ record }) => record.key)
    .filter((recordKey) => !plan.wanted.has(recordKey));
  if (surplus.length > 0) {
    await deleteRecords(filing, actor, { key, recordKeys: surplus });
    output.say(
      `Import: deleted what the files no longer hold: ${counted(surplus.length, 'document')} of an earlier run.`,
    );
  }
  if (plan.counts.new + plan.counts.changed === 0) {
    output.say(`Import: all ${plan.counts.same} documents are in the books already.`);
    return;
  }
  const { counts } = await importAtOnce(filing, actor, importOf(of));
  output.say(`Import: ${counts.new} new, ${counts.changed} changed, ${counts.same} the same.`);
}

/** What the filed GSTR-1 does not allow to be corrected would be missing from the GSTR-1A. */
function refuseFaults(findings: readonly Finding[]): void {
  const [first, ...others] = findings;
  if (!first) return;
  const more = others.length > 0 ? ` ${counted(others.length, 'record')} more cannot be sent either.` : '';
  throw new CommandStopped(exitCodes.dataHasErrors, `${first.says}${more} Nothing was sent.`, { findings });
}

function importOf({ key, files, read }: FilesOfReturn) {
  const hash = createHash('sha256');
  for (const { bytes } of files) hash.update(bytes);
  return {
    key,
    fileName: files.map(({ name }) => name).join(', '),
    fileHash: hash.digest('hex'),
    // Several files are one import; the books keep their content one after another.
    file: Buffer.concat(files.map(({ bytes }) => bytes)),
    kind: read.kind,
    records: read.records,
    findings: read.findings,
  };
}
