import type { Action, Answer, TaxpayerCall } from '../call.ts';
import { dayNumber, indianDate, isClassic } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { offerIfLarge } from '../large-answers.ts';
import { settleAll } from '../processing.ts';
import { recordChecksum } from '../records.ts';
import { supplyType } from './gstr2b-answer.ts';
import { inwardSection, type Supply, suppliesTo } from './supplies.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Those of distributors, customs and deductors hold nothing in this world. */
const SECTIONS = [
  'B2B',
  'B2BA',
  'CDN',
  'CDNA',
  'ECOM',
  'ECOMA',
  'ISD',
  'ISDA',
  'TDS',
  'TDSA',
  'TCS',
  'IMPG',
  'IMPGSEZ',
  'AMDHIST',
];

function read(section: string): Action {
  const nothing = section.startsWith('ecom') ? 'RTNECO-01' : 'RET11416';
  return { handler: (call) => sectionOf(call, section, nothing), reads: 'nothing', ofPeriod: false };
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
  if (filedAt === undefined) return { ctin: supplier, cfs: 'N', cfs3b: 'N' };
  const [day = '', month = '', year = ''] = indianDate(filedAt).split('-');
  return {
    ctin: supplier,
    cfs: 'Y',
    cfs3b: 'N',
    fldtr1: `${day}-${MONTHS[Number(month) - 1]}-${year.slice(2)}`,
    flprdr1: `${MONTHS[Number(period.slice(0, 2)) - 1]}-${period.slice(4)}`,
  };
}

/** Reads of GSTR-2A, by `method resource action`. */
export const GSTR2A_ACTIONS: Readonly<Record<string, Action>> = Object.fromEntries(
  SECTIONS.map((action) => [`GET returns/gstr2a ${action}`, read(action.toLowerCase())]),
);
