import { dayNumber, periodIndex } from '../clock.ts';
import { isCounterPartyGstin, isOperatorGstin } from '../gstin.ts';
import { originalKey, type ReturnRecord } from '../records.ts';
import { rateLines } from '../schemas/wire.ts';
import { documentDate, documentNumber, originalNumber, sectionShape } from '../section-table.ts';
import type { Fault, Rule, RuleContext } from './context.ts';

/** Letters, digits, / and -, at most 16, not only zeros and signs. */
export const DOCUMENT_NUMBER = /^(?=.{1,16}$)[/\-0]*[a-zA-Z0-9/-]*[a-zA-Z1-9]+[a-zA-Z0-9/-]*$/;
const STATE = /^(0[1-9]|[12]\d|3[0-8]|9[67])$/;
const LARGE_LIMIT_RUPEES = { from082024: 100_000, before: 250_000 };

/** Document numbers, the original's too: letters, digits, / and -, not only zeros. */
export const number: Rule = ({ section, all }) => {
  const { kind, amendment } = sectionShape(section);
  if (kind === 'total') return null;
  return DOCUMENT_NUMBER.test(documentNumber(all)) &&
    (!amendment || DOCUMENT_NUMBER.test(originalNumber(all)))
    ? null
    : 'RET191203';
};

/** Not before registration or GST, not after the period, not older than 18 months. */
export const date: Rule = ({ section, all }, context) => {
  const { kind, amendment } = sectionShape(section);
  if (kind === 'total') return null;
  const code = kind === 'note' ? 'RET191126' : 'RET191114';
  const day = dayNumber(documentDate(all));
  if (day > context.periodEnd || day < context.registeredOn) return code;
  return !amendment && day <= context.tooOld ? code : null;
};

const TO_FOREIGN_PLACE = new Set([
  'b2b',
  'b2ba',
  'cdnr',
  'cdnra',
  'ecom.b2b',
  'ecom.urp2b',
  'ecoma.b2ba',
  'ecoma.urp2ba',
]);

/** Place of supply is a State or 97, for documents to registered persons also 96. */
export const place: Rule = ({ section, all }) => {
  if (all.pos === undefined) return null;
  return STATE.test(all.pos) && (all.pos !== '96' || TO_FOREIGN_PLACE.has(section)) ? null : 'RET191112';
};

/** Counter parties exist in form and check character, and are not the supplier. */
export const counterParty: Rule = ({ section, all }, { gstin }) => {
  const { ctin, stin, ostin } = all;
  const recipient = section.startsWith('ecom') ? all.rtin : undefined;
  if (!mayStand(ctin) || !mayStand(stin) || !mayStand(ostin) || !mayStand(recipient)) return 'RET191113';
  if (ctin !== gstin && stin !== gstin) return null;
  return ['RET191113', 'GSTIN you entered is same as counter party GSTIN'];
};

function mayStand(party: string | undefined): boolean {
  return party === undefined || isCounterPartyGstin(party);
}

/** The e-commerce operator's GSTIN: right in form, for section 52 one of an operator, none with typ OE. */
export const operator: Rule = ({ section, all }, { gstin }) => {
  const etin = all.etin === '' ? undefined : all.etin;
  if (section.startsWith('b2cs')) {
    if (all.typ === 'E' && etin === undefined) return 'RET191152';
    if (all.typ === 'OE' && etin !== undefined) return 'RET191152';
  }
  if (etin === undefined) return null;
  const collects = !section.includes('paytx');
  const valid = collects ? isOperatorGstin(etin) : isCounterPartyGstin(etin);
  return valid && etin !== gstin ? null : 'RET191152';
};

/** At least one item; no item number and no rate twice in one document. */
export const items: Rule = ({ section, all }) => {
  const { kind } = sectionShape(section);
  if (kind !== 'total' && (all.itms?.length ?? 0) === 0) return 'RET191107';
  if (all.itms === undefined || all.itms.length < 2) return null;
  const numbers = all.itms.flatMap((item) => item.num ?? []);
  if (new Set(numbers).size < numbers.length) return 'RET191172';
  const rates = rateLines(all).map((line) => line.rt);
  return new Set(rates).size < rates.length ? 'RET191117' : null;
};

/** A number is used once by a supplier in a financial year, whatever the section and the period. */
export const uniqueNumber: Rule = (record, context) => {
  const key = record.number;
  if (key === undefined) return uniqueRow(record, context);
  if (amendsTwice(record, context)) return duplicate(record);
  const earlier = context.seen.get(key);
  if (earlier !== undefined) return clash(record, earlier) ?? duplicate(record);
  const saved = context.saved.byNumber(key);
  const fault = saved === undefined ? null : clash(record, saved);
  return fault ?? filedClash(record, key, context);
};

function uniqueRow(record: ReturnRecord, context: RuleContext): Fault | null {
  const key = `${record.section}|${record.key}`;
  if (context.seenRows.has(key)) {
    return record.section.startsWith('hsn')
      ? ['RET191117', 'Combination of HSN, Description and UQC can not be repeated']
      : ['RET191190', 'Duplicate row found in the payload'];
  }
  context.seenRows.add(key);
  return null;
}

/** One original is revised by one invoice of a save; the official tool lets notes be. */
function amendsTwice(record: ReturnRecord, { seenRows }: RuleContext): boolean {
  const { kind, amendment } = sectionShape(record.section);
  if (!amendment || kind !== 'invoice') return false;
  const original = `original ${originalKey(record)}`;
  const isSecond = seenRows.has(original);
  seenRows.add(original);
  return isSecond;
}

function duplicate({ all }: ReturnRecord): Fault {
  return ['RET191190', `Duplicate invoice number '${documentNumber(all)}' found in the payload`];
}

/** The same number held by another document of this return; null when it is the same document again. */
function clash(record: ReturnRecord, other: ReturnRecord): Fault | null {
  if (other.section !== record.section) return 'RET191134';
  if (other.key === record.key) return null;
  return record.section.startsWith('b2cl') ? 'RET191135' : 'RET191133';
}

function filedClash(record: ReturnRecord, key: string, context: RuleContext): Fault | null {
  const filed = context.filed(key);
  if (filed === undefined || (filed.period === context.period && !context.corrects)) return null;
  const { kind, amendment } = sectionShape(record.section);
  if (amendment) {
    if (originalKey(record) === key) return null;
    return kind === 'note'
      ? ['RET191159', 'Revised note is duplicate']
      : [
          'RET191121',
          `Revised Invoice No.(s) ${documentNumber(record.all)} already exist in GSTR 1 of ${filed.period}`,
        ];
  }
  const number = documentNumber(record.all);
  return kind === 'note'
    ? ['RET191123', `Note No.(s) ${number} already exist for the return period ${filed.period}`]
    : [
        'RET191111',
        `Invoice No. ${number} already exist in GSTR 1 of ${filed.period}. Do enter the correct invoice number`,
      ];
}

/** B2C (Large) is for invoices above 1,00,000 rupees from 08-2024, above 2,50,000 before. */
export const largeValue: Rule = ({ section, all }, { period }) => {
  if (section !== 'b2cl' && section !== 'b2cla') return null;
  const limit =
    periodIndex(period) >= periodIndex('082024') ? LARGE_LIMIT_RUPEES.from082024 : LARGE_LIMIT_RUPEES.before;
  return (all.val ?? 0) > limit ? null : ['RET191180', `B2CL invoice value cannot be less than ${limit}`];
};

/** Refund vouchers are no longer notes. */
export const noteType: Rule = ({ all }) => (all.ntty === 'R' ? 'RET191193' : null);

/** Shipping bill: number and date together, date from the invoice date to today. */
export const shippingBill: Rule = ({ section, all }, { today }) => {
  if (!section.startsWith('exp')) return null;
  const hasNumber = all.sbnum !== undefined && all.sbnum !== '';
  if (hasNumber !== (all.sbdt !== undefined))
    return ['RET191176', 'Shipping bill number and date must be given together'];
  if (all.sbdt === undefined) return null;
  const day = dayNumber(all.sbdt);
  return day >= dayNumber(documentDate(all)) && day <= today ? null : 'RET191176';
};
