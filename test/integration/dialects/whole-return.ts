import type { Gstr1Payload } from '../../../src/core/index.ts';
import { invoice, recipient } from '../portal-contract/samples.ts';

const tax = { rt: 18, iamt: 180, csamt: 0 };
const line = { num: 1801, itm_det: { txval: 1_000, ...tax } };
const flatLine = { txval: 1_000, ...tax };
const advance = { ad_amt: 1_000, ...tax };
const document = { val: 1_180, itms: [line] };
const toState = { pos: '29', sply_ty: 'INTER' };
const regular = { pos: '29', rchrg: 'N', inv_typ: 'R' };
const earlier = '10-09-2026';
const large = {
  val: 1_180_000,
  itms: [{ num: 1801, itm_det: { rt: 18, txval: 1_000_000, iamt: 180_000, csamt: 0 } }],
};
const retail = { typ: 'OE', pos: '29', sply_ty: 'INTER' };
const hsnRow = {
  num: 1,
  hsn_sc: '847130',
  desc: 'Portable computers',
  uqc: 'NOS',
  qty: 2,
  ...flatLine,
};
const supplier = '29AAFCD5862R1ZR';

/** GSTR-1A with a row in every section: it corrects the totals of its own month. */
export function wholeCorrection(gstin: string): Gstr1Payload {
  const text = JSON.stringify(wholeReturn(gstin));
  return JSON.parse(text.replaceAll('"omon":"092026"', '"omon":"102026"')) as Gstr1Payload;
}

/** A return of 10-2026 of a taxpayer in Maharashtra with a row in every section, its documents addressed to `to`. */
export function wholeReturn(gstin: string, to = recipient): Gstr1Payload {
  const viaOperator = { sply_ty: 'INTER', pos: '29', inv_typ: 'R', ...document };
  return {
    gstin,
    fp: '102026',
    b2b: [{ ctin: to, inv: [invoice('A-1')] }],
    b2ba: [
      {
        ctin: to,
        inv: [{ oinum: 'Z-1', oidt: earlier, inum: 'Z-1A', idt: earlier, ...regular, ...document }],
      },
    ],
    b2cl: [{ pos: '29', inv: [{ inum: 'L-1', idt: '12-10-2026', ...large }] }],
    b2cla: [{ pos: '29', inv: [{ oinum: 'Z-2', oidt: earlier, inum: 'Z-2A', idt: earlier, ...large }] }],
    b2cs: [{ ...retail, ...flatLine }],
    b2csa: [{ omon: '092026', ...retail, itms: [flatLine] }],
    exp: [{ exp_typ: 'WPAY', inv: [{ inum: 'E-1', idt: '10-10-2026', val: 1_180, itms: [flatLine] }] }],
    expa: [
      {
        exp_typ: 'WPAY',
        inv: [{ oinum: 'Z-3', oidt: earlier, inum: 'Z-3A', idt: earlier, val: 1_180, itms: [flatLine] }],
      },
    ],
    cdnr: [{ ctin: to, nt: [{ ntty: 'C', nt_num: 'C-1', nt_dt: '20-10-2026', ...regular, ...document }] }],
    cdnra: [
      {
        ctin: to,
        nt: [
          {
            ont_num: 'Z-4',
            ont_dt: earlier,
            ntty: 'C',
            nt_num: 'Z-4A',
            nt_dt: earlier,
            ...regular,
            ...document,
          },
        ],
      },
    ],
    cdnur: [{ typ: 'EXPWP', ntty: 'C', nt_num: 'N-1', nt_dt: '20-10-2026', ...document }],
    cdnura: [
      {
        ont_num: 'Z-5',
        ont_dt: earlier,
        typ: 'EXPWP',
        ntty: 'C',
        nt_num: 'Z-5A',
        nt_dt: earlier,
        ...document,
      },
    ],
    nil: { inv: [{ sply_ty: 'INTRB2B', nil_amt: 10, expt_amt: 20.5, ngsup_amt: 0 }] },
    at: [{ ...toState, itms: [advance] }],
    ata: [{ omon: '092026', ...toState, itms: [advance] }],
    txpd: [{ ...toState, itms: [advance] }],
    txpda: [{ omon: '092026', ...toState, itms: [advance] }],
    hsn: { hsn_b2b: [hsnRow], hsn_b2c: [hsnRow] },
    doc_issue: {
      doc_det: [
        { doc_num: 1, docs: [{ num: 1, from: 'A-1', to: 'A-9', totnum: 9, cancel: 1, net_issue: 8 }] },
      ],
    },
    supeco: { clttx: [{ etin: '27AAHCE4410R1CL', suppval: 1_000, igst: 180, cgst: 0, sgst: 0, cess: 0 }] },
    supecoa: {
      clttxa: [
        {
          omon: '092026',
          oetin: '27AAHCE4410R1CL',
          etin: '27AAHCE4410R1CL',
          suppval: 900,
          igst: 162,
          cgst: 0,
          sgst: 0,
          cess: 0,
        },
      ],
    },
    ecom: {
      b2b: [
        { stin: supplier, rtin: to, inv: [{ inum: 'EB-1', idt: '05-10-2026', ...viaOperator, flag: 'N' }] },
      ],
    },
    ecoma: {
      b2ba: [
        {
          stin: supplier,
          rtin: to,
          inv: [{ oinum: 'Z-6', oidt: earlier, inum: 'Z-6A', idt: earlier, ...viaOperator, flag: 'N' }],
        },
      ],
    },
  } as unknown as Gstr1Payload;
}
