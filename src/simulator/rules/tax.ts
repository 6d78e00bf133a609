import type { ReturnRecord } from '../records.ts';
import { paise, type Row, rateLines, type TaxLine } from '../schemas/wire.ts';
import { sectionShape } from '../section-table.ts';
import type { Fault, Rule, RuleContext } from './context.ts';

const RATES = new Set([0, 0.1, 0.25, 1, 1.5, 3, 5, 6, 7.5, 12, 18, 28, 40]);

/** A rupee: software rounds a line up or down, the portal has published no tolerance. */
const LINE_TOLERANCE_PAISE = 100;

/** Rate is one of the rate list. */
export const rate: Rule = ({ all }) =>
  rateLines(all).every((line) => RATES.has(line.rt)) ? null : 'RET191175';

/** Place of supply against the supplier's State: B2C large and its notes are inter-State, `sply_ty` says what it is. */
export const supplyType: Rule = ({ section, all }, { state, isSez }) => {
  if (section.startsWith('b2cl') && all.pos === state && !isSez) return 'RET191160';
  if (section.startsWith('cdnur') && all.typ === 'B2CL' && (all.pos === undefined || all.pos === state))
    return 'RET191160';
  if (all.sply_ty === undefined || all.pos === undefined || section === 'nil.inv') return null;
  // Reported by an operator in section 15: deemed exports and SEZ supplies are inter-State wherever they go.
  if (all.inv_typ !== undefined && all.inv_typ !== 'R' && all.inv_typ !== 'DE') return null;
  if (all.sply_ty === 'INTRA') {
    if (isSez) return 'RET191189';
    return all.pos === state ? null : 'RET191178';
  }
  return all.pos === state && !isSez ? 'RET191179' : null;
};

/** Integrated tax for inter-State supplies, central and State tax for intra-State, none without payment. */
export const taxHeads: Rule = (record, context) => {
  if (record.section.startsWith('hsn')) return null;
  const lines = rateLines(record.all);
  if (lines.length === 0) return null;
  if (isWithoutPayment(record.all)) {
    const untaxed = lines.every((line) => !line.iamt && !line.camt && !line.samt && !line.csamt);
    return untaxed ? null : ['RET191150', 'No tax is to be reported for supplies without payment of tax'];
  }
  const inter = isInterState(record, context);
  for (const line of lines) {
    const fault = headFault(line, inter);
    if (fault !== null) return fault;
  }
  return null;
};

function headFault(line: TaxLine, inter: boolean): Fault | null {
  const { iamt = 0, camt = 0, samt = 0 } = line;
  if (inter && (camt !== 0 || samt !== 0))
    return ['RET191150', 'Only IGST is applicable for inter-state supplies'];
  if (!inter && iamt !== 0) return ['RET191150', 'CGST and SGST are applicable for intra-state supplies'];
  if (!inter && camt !== samt) return ['RET191150', 'CGST and SGST amounts should be equal'];
  return null;
}

function isWithoutPayment(row: Row): boolean {
  return row.inv_typ === 'SEWOP' || row.exp_typ === 'WOPAY' || row.typ === 'EXPWOP';
}

const ALWAYS_INTER_STATE = new Set(['exp', 'expa', 'cdnur', 'cdnura', 'b2cl', 'b2cla']);

function isInterState({ section, all }: ReturnRecord, { state, isSez }: RuleContext): boolean {
  if (isSez || ALWAYS_INTER_STATE.has(section)) return true;
  if (all.inv_typ === 'SEWP' || all.inv_typ === 'SEWOP' || all.inv_typ === 'CBW') return true;
  if (all.sply_ty !== undefined) return all.sply_ty === 'INTER';
  return all.pos !== state;
}

/** Tax of each line is the taxable value times the rate, 65 % of it where the row says so; for documents only. */
export const taxAmounts: Rule = (record, context) => {
  const { kind } = sectionShape(record.section);
  if (kind === 'total' || isWithoutPayment(record.all)) return null;
  const inter = isInterState(record, context);
  const share = record.all.diff_percent === 0.65 ? 0.65 : 1;
  for (const line of rateLines(record.all)) {
    const due = (paise(line.txval) * line.rt * share) / (inter ? 100 : 200);
    const given = paise(inter ? line.iamt : line.camt);
    if (given === 0 && due >= 1) {
      return inter
        ? ['RET191150', 'IGST is mandatory for this supply']
        : ['RET191150', 'CGST and SGST are mandatory for this supply'];
    }
    if (Math.abs(given - due) > LINE_TOLERANCE_PAISE) return 'RET191205';
  }
  return null;
};

/** 65 % is the only share, and not for notes on exports. */
export const differentialShare: Rule = ({ all }) => {
  if (all.diff_percent === undefined) return null;
  if (all.diff_percent !== 0.65) return ['RET191175', 'diff_percent can only be 0.65'];
  return all.typ === 'EXPWP' || all.typ === 'EXPWOP'
    ? ['RET191175', 'diff_percent is not allowed for exports']
    : null;
};

/** Sale from a bonded warehouse is under reverse charge, a deemed export is not. */
export const reverseCharge: Rule = ({ all }) => {
  if (all.inv_typ === 'CBW' && all.rchrg === 'N')
    return ['RET191203', 'Invoice is of type CBW: reverse charge must be Y'];
  if (all.inv_typ === 'DE' && all.rchrg === 'Y')
    return ['RET191203', 'Invoice is of type DE: reverse charge must be N'];
  return null;
};

/** Notes on exports have no place of supply. */
export const exportNotePlace: Rule = ({ section, all }) => {
  const isExport = all.typ === 'EXPWP' || all.typ === 'EXPWOP';
  return section.startsWith('cdnur') && isExport && all.pos !== undefined ? 'RET191112' : null;
};
