import { type Gstr1Payload, gstinCheckCharacter } from '../../../src/core/index.ts';
import type { ReturnOf } from '../../../src/filing/needs/portal.ts';

/** Login and EVC OTP of the simulator. */
export const otp = '575757';
/** The day on which the suite takes place: after the end of the period, before its due date. */
export const now = '2026-11-05T10:00:00.000Z';
/** A minute before it. */
export const aMinuteBefore = '2026-11-05T09:59:00.000Z';
/** The return all tests are about. */
export const returnPeriod = '2026-10';
/** Milliseconds. */
export const hour = 3_600_000;
/** A recipient in Karnataka. */
export const recipient = '29AADFM3390P1ZN';

let serial = 0;

/** A GSTIN of Maharashtra nobody has used in this run: each test is a taxpayer of its own. */
export function newGstin(): string {
  serial += 1;
  const first14 = `27AAPCT${String(serial).padStart(4, '0')}K1Z`;
  return first14 + gstinCheckCharacter(first14);
}
/** PAN of the signatory, whom the simulator takes to be the taxpayer himself. */
export const panOf = (gstin: string) => gstin.slice(2, 12);

/** An inter-State invoice at 18 %, rupees. */
export function invoice(inum: string, txval = 1_000): object {
  const tax = txval * 0.18;
  return {
    inum,
    idt: '15-10-2026',
    val: txval + tax,
    pos: '29',
    rchrg: 'N',
    inv_typ: 'R',
    itms: [{ num: 1801, itm_det: { rt: 18, txval, iamt: tax, csamt: 0 } }],
  };
}

/** A small return with tables of several shapes. */
export function payloadOf(
  gstin: string,
  b2b: readonly object[] = [invoice('A-1')],
  more: object = {},
): Gstr1Payload {
  return { gstin, fp: '102026', b2b: [{ ctin: recipient, inv: b2b }], ...more } as Gstr1Payload;
}

/** Other sections of the return, of other shapes. */
export const otherTables = {
  exp: [
    {
      exp_typ: 'WPAY',
      inv: [
        { inum: 'E-1', idt: '10-10-2026', val: 1_180, itms: [{ rt: 18, txval: 1_000, iamt: 180, csamt: 0 }] },
      ],
    },
  ],
  b2cs: [{ sply_ty: 'INTRA', rt: 18, typ: 'OE', pos: '27', txval: 500, camt: 45, samt: 45, csamt: 0 }],
  cdnur: [
    {
      typ: 'EXPWOP',
      ntty: 'C',
      nt_num: 'N-1',
      nt_dt: '20-10-2026',
      val: 100,
      itms: [{ num: 1, itm_det: { rt: 0, txval: 100, iamt: 0, csamt: 0 } }],
    },
  ],
  nil: { inv: [{ sply_ty: 'INTRB2B', nil_amt: 10, expt_amt: 20.5, ngsup_amt: 0 }] },
  doc_issue: {
    doc_det: [{ doc_num: 1, docs: [{ num: 1, from: 'A-1', to: 'A-9', totnum: 9, cancel: 1, net_issue: 8 }] }],
  },
};

/** GSTIN of a return. */
export const gstinOf = (of: ReturnOf) => of.session.taxpayer.gstin;
