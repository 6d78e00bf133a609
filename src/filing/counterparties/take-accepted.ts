import { readGstr1Json, wireReturnPeriod } from '../../core/index.ts';
import type { Books, ReturnKey, Step } from '../needs/store.ts';
import { filerOf, registrationOf } from '../standing.ts';
import type { StandingAnswer } from './answers-of-return.ts';
import { matchSales } from './match-sales.ts';
import type { PlainStep } from './statement-calls.ts';

type Row = Readonly<Record<string, unknown>>;
interface Party {
  readonly ctin?: string;
  readonly inv?: readonly Row[];
  readonly nt?: readonly Row[];
}

const sections = ['b2b', 'b2ba', 'cdnr', 'cdnra'] as const;

/**
 * What a supplier accepts of his GSTR-1A becomes his own document on the portal, in the recipient's values: his books take
 * it as saved, so that his GSTR-1 holds there what it holds here.
 */
export async function takeAccepted(
  books: Books,
  {
    key,
    steps,
    accepted,
    now,
  }: {
    readonly key: ReturnKey;
    readonly steps: readonly Step[];
    readonly accepted: readonly StandingAnswer[];
    readonly now: string;
  },
): Promise<void> {
  const differing = accepted.filter(({ row }) => !hasEqualSums(row));
  if (differing.length === 0) return;
  const names = new Set(differing.map(({ identity }) => nameIn(identity)));
  const json = {
    gstin: key.gstin,
    fp: wireReturnPeriod(key.returnPeriod),
    ...Object.fromEntries(
      sections.flatMap((section) => {
        const parties = steps.flatMap((step) => partiesOf(step, section)).map((party) => only(party, names));
        const left = parties.filter(({ inv, nt }) => (inv ?? nt ?? []).length > 0);
        return left.length > 0 ? [[section, left]] : [];
      }),
    ),
  };
  const filer = filerOf(await registrationOf(books, key.gstin), key, now);
  const { records } = readGstr1Json(filer, json);
  const recordKeys = records.map((record) => record.key);
  await books.putRecords(key, records, null);
  await books.markRecords(key, recordKeys, 'sent');
  await books.markRecords(key, recordKeys, 'processed');
  await matchSales(books, key.gstin, now);
}

function hasEqualSums({ ourSum, theirSum }: StandingAnswer['row']): boolean {
  return ourSum?.taxableValue === theirSum?.taxableValue && ourSum?.tax === theirSum?.tax;
}

function partiesOf({ request }: Step, section: (typeof sections)[number]): readonly Party[] {
  const payload = (request as PlainStep).call.payload as
    | Readonly<Record<string, readonly Party[]>>
    | undefined;
  return payload?.[section] ?? [];
}

/** The documents of a party that are named, without what belongs to an answer. */
function only({ ctin = '', inv, nt }: Party, names: ReadonlySet<string>): Party {
  const named = (rows: readonly Row[] | undefined, number: string) =>
    rows
      ?.filter((row) => names.has(`${ctin}|${String(row[number]).toUpperCase()}`))
      .map(({ flag: _flag, chksum: _chksum, ...row }) => row);
  return {
    ctin,
    ...(inv ? { inv: named(inv, 'inum') ?? [] } : {}),
    ...(nt ? { nt: named(nt, 'nt_num') ?? [] } : {}),
  };
}

/** Party and number of an identity. */
function nameIn(identity: string): string {
  const [party = '', , number = ''] = identity.split('|');
  return `${party}|${number.toUpperCase()}`;
}
