import { dayNumber, lastDayOf } from '../clock.ts';
import { isTaxpayerGstin } from '../gstin.ts';
import { inwardSection, type Supply, suppliesTo } from '../inward/supplies.ts';
import type { ReturnRecord } from '../records.ts';
import type { Fault } from '../rules/context.ts';
import { paise } from '../schemas/wire.ts';
import { documentDate, documentNumber, GSTR2_SECTIONS, sectionShape } from '../section-table.ts';
import type { JobState, World } from '../world.ts';

type Wire = Readonly<Record<string, unknown>>;

/** Parts of GSTR-2 that are one object and no list of rows: taken as they come. */
const OBJECTS = new Set(['nil_supplies', 'itc_rvsl']);
const HEAD = new Set(['gstin', 'fp', 'hash', 'version']);

/** The first thing that a GSTR-2 is not built as it should be; null when it is. */
export function checkPurchaseStructure(payload: Wire): string | null {
  for (const [key, value] of Object.entries(payload)) {
    if (HEAD.has(key)) continue;
    const shape = GSTR2_SECTIONS.find((each) => each.key === key);
    if (shape === undefined && !OBJECTS.has(key)) return `.${key} is not a section of GSTR-2`;
    if (shape === undefined) continue;
    const rows = shape.member === undefined ? value : (value as Wire | null)?.[shape.member];
    if (!Array.isArray(rows)) return `.${key} must be a list`;
    for (const [index, row] of rows.entries()) {
      const inner = shape.list === undefined ? [row] : (row as Wire | null)?.[shape.list];
      if (!Array.isArray(inner) || inner.some((each) => typeof each !== 'object' || each === null))
        return `.${key}[${index}] must hold a list "${shape.list ?? key}"`;
    }
  }
  return null;
}

interface CreditLine {
  readonly iamt?: number;
  readonly camt?: number;
  readonly samt?: number;
  readonly csamt?: number;
  readonly tx_i?: number;
  readonly tx_c?: number;
  readonly tx_s?: number;
  readonly tx_cs?: number;
  readonly elg?: string;
  readonly itm_det?: CreditLine;
  readonly itc?: CreditLine;
}

const HEADS = [
  ['iamt', 'tx_i'],
  ['camt', 'tx_c'],
  ['samt', 'tx_s'],
  ['csamt', 'tx_cs'],
] as const;

/** What the portal has against a row of GSTR-2; null when nothing. */
export function faultOfPurchase(world: World, job: JobState, record: ReturnRecord): Fault | null {
  const { all } = record;
  if (all.ctin !== undefined && !isTaxpayerGstin(all.ctin)) return 'RET191113';
  const date = documentDate(all);
  if (date !== '' && !(dayNumber(date) <= lastDayOf(job.period))) return 'RET191114';
  const lines = (all.itms ?? []) as readonly CreditLine[];
  if (lines.some(takesTooMuch))
    return ['RET191205', 'Credit taken is more than the tax, or is taken of an ineligible supply'];
  return answersNothing(world, job, record);
}

function takesTooMuch(line: CreditLine): boolean {
  const { elg, ...credit } = line.itc ?? line;
  const tax = line.itm_det ?? line;
  return HEADS.some(([paid, taken]) => {
    const most = elg === 'no' ? 0 : paise(tax[paid]);
    return paise(credit[taken]) > most;
  });
}

/** Flags that answer a document of the supplier. */
const ANSWERS = new Set(['A', 'R', 'M', 'P']);

/** Accept, reject, modify and pending answer a document that the supplier has filed (the texts are ours). */
function answersNothing(world: World, { gstin, period }: JobState, record: ReturnRecord): Fault | null {
  if (!ANSWERS.has(record.row.flag ?? '')) return null;
  const reported = reportedTo(world, gstin, period).get(answerKey(record));
  if (reported === undefined) return ['RET13510', 'The supplier has not reported this document'];
  return reported.filedAt === undefined ? ['RET11405', 'The supplier has not filed his return yet'] : null;
}

/** The documents of GSTR-2A of a period by what an answer names them. */
function reportedTo(world: World, gstin: string, period: string): ReadonlyMap<string, Supply> {
  const supplies = suppliesTo(world, gstin).filter((supply) => supply.period === period);
  return new Map(
    supplies.map((supply) => {
      const section = inwardSection(supply).startsWith('cdn') ? 'cdn' : 'b2b';
      return [`${section}|${supply.supplier}|${documentNumber(supply.record.all).toUpperCase()}`, supply];
    }),
  );
}

function answerKey({ section, all }: ReturnRecord): string {
  return `${sectionShape(section).key}|${all.ctin}|${documentNumber(all).toUpperCase()}`;
}
