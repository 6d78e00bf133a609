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
  'POST /gstr1a/retsubmit',
  'GET /all/latefee',
  'GET /all/docdwld',
  'POST /all/savemasters',
  'GET /all/getmasters',
  'GET /ims/rejectedInvoices',
  'GET /public/unregistered-applicants',
  'GET /public/unregistered-applicants-validation',
];

/** A file is fetched, not asked for in the portal's words: nobody but the gateway refuses it. */
export const withoutRefusal = ['GET /all/largefile'];
