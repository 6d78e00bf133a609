import { dayNumber, lastDayOf, periodIndex, periodOf } from '../clock.ts';
import { originalKey, type ReturnRecord } from '../records.ts';
import { documentDate, originalDate, sectionShape } from '../section-table.ts';
import type { Fault, FiledRecord, Rule, RuleContext } from './context.ts';

/** Amends what was filed in an earlier period, keeps its type, and dates the revision within the original period. */
export const amendment: Rule = (record, context) => {
  const { amendment: amends, kind } = sectionShape(record.section);
  if (!amends) return null;
  return kind === 'total' ? amendedTotal(record, context) : amendedDocument(record, context);
};

function amendedDocument(record: ReturnRecord, context: RuleContext): Fault | null {
  const { kind } = sectionShape(record.section);
  const isNote = kind === 'note';
  const original = originalOf(record, context);
  const month = periodOf(originalDate(record.all));
  if (periodIndex(month) > periodIndex(context.period)) return isNote ? 'RET191159' : 'RET191124';
  if (context.saved.byNumber(originalKey(record)) !== undefined && isOwnOriginal(record, context))
    return 'RET191198';
  if (original === undefined) {
    // Only what this portal has seen filed can be missed.
    if (!context.isFiled(month)) return null;
    return isNote ? 'RET191159' : 'RET191124';
  }
  return (
    changedRecipient(record, original, context) ??
    changedType(record, original) ??
    changedState(record, original, context) ??
    revisedDate(record, original)
  );
}

/** True when the original is a document of this very return, and not the revised document itself. */
function isOwnOriginal(record: ReturnRecord, context: RuleContext): boolean {
  const holder = context.saved.byNumber(originalKey(record));
  return holder !== undefined && !sectionShape(holder.section).amendment;
}

/** The filed document that an amendment speaks of, where this portal knows it. */
export function originalOf(
  record: ReturnRecord,
  context: Pick<RuleContext, 'filed'>,
): FiledRecord | undefined {
  return context.filed(originalKey(record));
}

/** In GSTR-1A the recipient stays; another one is reported in the GSTR-1 of a later period. */
function changedRecipient(
  { all }: ReturnRecord,
  { record }: FiledRecord,
  { corrects }: RuleContext,
): Fault | null {
  return corrects && all.ctin !== record.all.ctin ? 'RET191119' : null;
}

function changedType(
  { section, all }: ReturnRecord,
  { record: { all: original } }: FiledRecord,
): Fault | null {
  if (section.startsWith('cdn')) {
    if (original.ntty !== all.ntty) return 'RET191199';
    if (original.inv_typ !== all.inv_typ || original.typ !== all.typ) return 'RET191200';
    return null;
  }
  const changed = original.inv_typ !== all.inv_typ || original.exp_typ !== all.exp_typ;
  if (changed) return 'RET191181';
  return null;
}

/** A note stays between States or within the State, as its original was. */
function changedState(
  { section, all }: ReturnRecord,
  { record }: FiledRecord,
  { state }: RuleContext,
): Fault | null {
  if (section !== 'cdnra') return null;
  const [was, is] = [record.all.pos !== state, all.pos !== state];
  if (was === is) return null;
  return was ? 'RET191154' : 'RET191153';
}

function revisedDate({ section, all }: ReturnRecord, { period }: FiledRecord): Fault | null {
  if (dayNumber(documentDate(all)) <= lastDayOf(period)) return null;
  return section.startsWith('cdn') ? 'RET191126' : 'RET191120';
}

const UNTRACKED: Readonly<Record<string, string>> = {
  b2csa: 'RET191157',
  ata: 'RET191168',
  txpda: 'RET191197',
};
const BASE: Readonly<Record<string, string>> = { b2csa: 'b2cs', ata: 'at', txpda: 'txpd' };

function amendedTotal(record: ReturnRecord, context: RuleContext): Fault | null {
  const month = record.all.omon ?? '';
  const isWrongMonth = context.corrects
    ? month !== context.period
    : periodIndex(month) >= periodIndex(context.period);
  if (isWrongMonth) return 'RET191198';
  const code = UNTRACKED[record.section];
  const base = BASE[record.section];
  if (code === undefined || base === undefined || !context.isFiled(month)) return null;
  return context.filedRow(base, month, record.all.pos ?? '') === undefined ? code : null;
}
