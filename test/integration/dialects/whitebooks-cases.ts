import { invoice, otherTables, payloadOf } from '../portal-contract/samples.ts';

/** Parameters that a call of the contract asks for besides GSTIN, period and e-mail, with a value that is one. */
export const sample: Readonly<Record<string, string>> = {
  otp: '575757',
  evcotp: '575757',
  pan: 'ABCDE1234F',
  form_type: 'R1',
  refid: 'no-such-id',
  rettype: 'GSTR1',
  type: 'GSTR1',
  fy: '2026-27',
  token: 'no-such-token',
  url: 'https://files.example/1',
  ek: 'AAAA',
  id: '1',
  sec: 'B2B',
  section: 'B2B',
  goodsType: 'all_oth',
  rtnTyp: 'GSTR1',
  int_tran_id: 'no-such-id',
  portcode: 'INBOM4',
  benumber: '1234567',
  bedate: '10-10-2026',
  uid: 'no-such-id',
};

const tax = { rt: 18, iamt: 180, csamt: 0 };
const hsnRow = {
  num: 1,
  hsn_sc: '847130',
  desc: 'Portable computers',
  uqc: 'NOS',
  qty: 2,
  txval: 1_000,
  ...tax,
};

/** A return with something in every section that needs no earlier return to amend. */
export function fullReturn(gstin: string): object {
  const long = {
    inum: 'L-1',
    idt: '12-10-2026',
    val: 1_180_000,
    itms: [{ num: 1801, itm_det: { rt: 18, txval: 1_000_000, iamt: 180_000, csamt: 0 } }],
  };
  return payloadOf(gstin, [invoice('A-1')], {
    ...otherTables,
    b2cl: [{ pos: '29', inv: [long] }],
    cdnr: [
      {
        ctin: '29AADFM3390P1ZN',
        nt: [
          {
            ntty: 'C',
            nt_num: 'C-1',
            nt_dt: '20-10-2026',
            val: 118,
            pos: '29',
            rchrg: 'N',
            inv_typ: 'R',
            itms: [{ num: 1801, itm_det: { rt: 18, txval: 100, iamt: 18, csamt: 0 } }],
          },
        ],
      },
    ],
    hsn: { hsn_b2b: [hsnRow], hsn_b2c: [hsnRow] },
    at: [{ pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 1_000, iamt: 180, csamt: 0 }] }],
    txpd: [{ pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 500, iamt: 90, csamt: 0 }] }],
  });
}

/** Reads that find something in the full return, with the key under which it comes. */
export const holds: Readonly<Record<string, string>> = {
  b2b: 'b2b',
  b2cl: 'b2cl',
  b2cs: 'b2cs',
  cdnr: 'cdnr',
  cdnur: 'cdnur',
  exp: 'exp',
  at: 'at',
  txp: 'txpd',
  hsnsum: 'hsn',
  validatehsnsum: 'hsn',
  nil: 'nil',
  dociss: 'doc_issue',
};

/** Codes with which the portal says that it holds nothing of the kind. */
export const nothingCodes = [
  'RET13510',
  'RET11416',
  'RTNECO-01',
  'RET2B1016',
  'RET2B1018',
  'IMS0004',
  'LG9002',
  'FO8000',
];

/** Calls for which no words of the portal are known: the gateway itself says so. */
export const notOffered = [
  'POST /gstr1/retsubmit',
  'POST /gstr1a/retsubmit',
  'GET /all/latefee',
  'GET /all/largefile',
  'GET /all/docdwld',
  'POST /all/savemasters',
  'GET /all/getmasters',
  'GET /ims/rejectedInvoices',
  'GET /public/unregistered-applicants',
  'GET /public/unregistered-applicants-validation',
];
