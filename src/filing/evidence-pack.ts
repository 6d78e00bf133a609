import { compareLedger, type Gstr1Record } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import type { KeptAct } from './needs/audit.ts';
import type { Page, PageWanted } from './needs/page.ts';
import type { Books, PortalCall, ReturnKey } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { payloadOf } from './payload.ts';
import { permit } from './permissions.ts';
import { compareWithPortal, filerOf, registrationOf } from './standing.ts';
import { returnName } from './wording.ts';

/** A file of the evidence pack. */
export interface EvidenceFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Everything that proves one filing: its receipt, what was filed, both summaries and their differences, every exchange
 * with the portal as it was kept, and who did what. Throws `NotPossible` when the return is not filed.
 */
export async function evidenceFiles(
  filing: Filing,
  actor: Actor,
  { key }: { readonly key: ReturnKey },
): Promise<readonly EvidenceFile[]> {
  permit(actor, 'see', key.gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const registration = await registrationOf(books, key.gstin);
    const state = await books.returnState(key);
    if (state.status !== 'filed')
      throw new NotPossible(
        'NOT-READY',
        'The return is not filed yet. The evidence pack is made of a filed return.',
      );
    const filed = recordsOf(await books.records(key, ['filed']));
    const confirmed = await books.confirmedRecords(key);
    const ledger = compareLedger({ books: filed, payload: filed, processed: confirmed, filed });
    const calls = await wholeList<PortalCall>((page) => books.calls(key, page));
    const files = [
      json('receipt.json', {
        form: key.form,
        gstin: key.gstin,
        legalName: registration.legalName,
        returnPeriod: key.returnPeriod,
        arn: state.arn,
        filedOn: state.filedOn,
        isNil: state.isNil,
      }),
      json('payload.json', payloadOf(filerOf(registration, key, filing.clock.now()), filed, 'save')),
      json('summary-gstn.json', { readAt: state.portalSummaryAt, summary: state.portalSummary }),
      json('differences.json', {
        summary: await compareWithPortal(books, state),
        documents: ledger.documents,
      }),
      json('tasks.json', await books.tasks(key, 1000)),
      // What was approved past the rule of two says so: `isEmergency`, with its reason.
      json('approvals.json', await books.approvals.ofReturn(key)),
      json('acts.json', await actsOf(books, key)),
      ...calls.toReversed().map((call, at) => json(`exchanges/${callName(call, at)}.json`, call)),
    ];
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'evidence pack',
      object: returnName(key),
      details: { files: files.length, arn: state.arn },
    });
    return files;
  });
}

const recordsOf = (rows: readonly { readonly record: Gstr1Record }[]): readonly Gstr1Record[] =>
  rows.map(({ record }) => record);

/** `0003-save`: in the order of the day, named for what was asked. */
function callName({ action }: PortalCall, at: number): string {
  const word = action
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${String(at + 1).padStart(4, '0')}-${word}`;
}

function json(name: string, value: unknown): EvidenceFile {
  return { name, text: `${JSON.stringify(value, null, 2)}\n` };
}

/** What people did to this return, approvals among it, the oldest first. */
async function actsOf(books: Books, key: ReturnKey): Promise<readonly KeptAct[]> {
  const acts = await wholeList<KeptAct>((page) => books.auditTrail({ object: returnName(key) }, page));
  return acts.toReversed();
}

async function wholeList<Row>(read: (page: PageWanted) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Row> = await read({ cursor, limit: 1000 });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}
