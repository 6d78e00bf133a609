import type { Action, Answer, TaxpayerCall } from '../call.ts';
import { dayNumber, indianDate, isClassic } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { offerIfLarge } from '../large-answers.ts';
import { settleAll } from '../processing.ts';
import { recordChecksum } from '../records.ts';
import { filingHead } from './filing-head.ts';
import { amendmentHistory, REPORT_SECTIONS, reportedSection } from './gstr2a-reports.ts';
import { supplyType } from './gstr2b-answer.ts';
import { inwardSection, type Supply, suppliesTo } from './supplies.ts';

/** Sections that suppliers fill. */
const SECTIONS = ['B2B', 'B2BA', 'CDN', 'CDNA', 'ECOM', 'ECOMA'];

function read(section: string): Action {
  const nothing = section.startsWith('ecom') ? 'RTNECO-01' : 'RET11416';
  return reads((call) => sectionOf(call, section, nothing));
}

function sectionOf(call: TaxpayerCall, section: string, nothing: string): Answer {
  const { ret_period: period = '', ctin, from_time: from } = call.query;
  settleAll(call.world);
  const supplies = suppliesTo(call.world, call.gstin).filter(
    (supply) =>
      supply.period === period &&
      inwardSection(supply) === section &&
      (ctin === undefined || ctin === '' || supply.supplier === ctin) &&
      isShown(supply) &&
      isSince(supply, from),
  );
  if (supplies.length === 0) throw new Refusal(nothing);
  return offerIfLarge(call, { [section]: bySupplier(supplies, section) }, supplies.length);
}

/** Classic periods matched what suppliers had only saved, too. */
function isShown({ filedAt, period }: Supply): boolean {
  return filedAt !== undefined || isClassic(period);
}

function isSince({ filedAt }: Supply, from: string | undefined): boolean {
  if (from === undefined || from === '') return true;
  if (Number.isNaN(dayNumber(from))) throw new Refusal('RET13511');
  return filedAt === undefined || dayNumber(indianDate(filedAt)) >= dayNumber(from);
}

function bySupplier(supplies: readonly Supply[], section: string): readonly object[] {
  const list = section.startsWith('cdn') ? 'nt' : 'inv';
  const groups = new Map<string, object[]>();
  const heads = new Map<string, object>();
  for (const supply of supplies) {
    const key = `${supply.supplier}|${supply.form}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    heads.set(key, headOf(supply));
    group.push({
      ...supply.record.row,
      inv_typ: supplyType(supply),
      chksum: recordChecksum(supply.record),
      ...(supply.filedAt === undefined ? { updby: 'S', cflag: 'U' } : { updby: 'S', cflag: 'N' }),
    });
  }
  return [...groups].map(([key, rows]) => ({ ...heads.get(key), [list]: rows }));
}

function headOf({ supplier, period, filedAt }: Supply): object {
  const head = filedAt === undefined ? { cfs: 'N', cfs3b: 'N' } : filingHead(period, filedAt);
  return { ctin: supplier, ...head };
}

const reads = (handler: Action['handler']): Action => ({ handler, reads: 'nothing', ofPeriod: false });

/** Reads of GSTR-2A, by `method resource action`. */
export const GSTR2A_ACTIONS: Readonly<Record<string, Action>> = Object.fromEntries([
  ...SECTIONS.map((action) => [`GET returns/gstr2a ${action}`, read(action.toLowerCase())]),
  ...Object.entries(REPORT_SECTIONS).map(([action, section]) => [
    `GET returns/gstr2a ${action}`,
    reads((call) => reportedSection(call, section)),
  ]),
  ['GET returns/gstr2a AMDHIST', reads(amendmentHistory)],
]);
