import {
  amount,
  anyAmount,
  both,
  type Check,
  list,
  record,
  savedOrDeleted,
  text,
  whole,
  word,
} from './check.ts';

/*
 * The body of Save GSTR-1, transcribed from the official schema. Where the schema asks for a form and the portal
 * answers a code of its own (a State, a GSTIN, a document number, a rate), only the outer shape is checked here
 * and the rule answers the code.
 */
type Fields = Readonly<Record<string, Check>>;

const rupees = amount(0, 99_999_999_999.99);
const signed = amount(-99_999_999_999.99, 99_999_999_999.99);
// The official tool writes more than two decimals in rows 15(ii) and 15(iv), and the portal takes them.
const unrounded = anyAmount(-99_999_999_999.99, 99_999_999_999.99);
const documentValue = amount(0, 9_999_999_999_999.99);
const hsnAmount = amount(-9_999_999_999_999.99, 9_999_999_999_999.99);
const rate = amount(0, 999.99);
const gstin = text(/^[0-9A-Za-z]+$/, 15, 15);
const place = text(/^\d\d$/, 2, 2);
const number = text(/^[^"\\]*$/, 1, 16);
const date = text(
  /^(?:(?:0[1-9]|1\d|2[0-8])-(?:0[1-9]|1[0-2])|(?:29|30)-(?:0[13-9]|1[0-2])|31-(?:0[13578]|1[02])|29-02(?=-(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)))-\d{4}$/,
  10,
  10,
);
const period = text(/^(0[1-9]|1[0-2])(19|20)\d\d$/, 6, 6);
const yesNo = word('Y', 'N');
const saveFlag = word('N', 'M', 'U', 'E');
const operatorFlag = word('N', 'E');
const deleteFlag = word('D');
const supplyType = word('INTER', 'INTRA');
const anyText = text(/^/, 0, 1_000);
const eInvoice: Fields = { irn: text(/^/), irngendate: text(/^/), srctyp: text(/^/) };
// The operator's number may also be given as empty text.
const operator: Check = (value) => (value === '' ? null : gstin(value));

function tax(kind: Check, ...heads: readonly string[]): Fields {
  return Object.fromEntries(heads.map((head) => [head, kind]));
}

const allHeads = ['iamt', 'camt', 'samt', 'csamt'];
const line = record({ rt: rate, txval: rupees }, tax(rupees, ...allHeads));
const igstLine = record({ rt: rate, txval: rupees }, tax(rupees, 'iamt', 'csamt'));
const item = record({ num: whole(1, 1e9), itm_det: line });
// Only here may an item number be zero.
const noteItem = record({ num: whole(0, 1e9), itm_det: line });
const igstItem = record({ num: whole(1, 1e9), itm_det: igstLine });
const signedLine = record({ rt: rate, txval: signed }, tax(signed, ...allHeads));
const advanceLine = (kind: Check) => record({ rt: rate, ad_amt: kind }, tax(kind, ...allHeads));
const anyItems = list(() => null, 0);

/** A row that is saved with all of `required`, and deleted by `keys` alone with flag D. */
function row(required: Fields, optional: Fields, keys: readonly string[], flags: Check = saveFlag): Check {
  const all = { ...optional, ...required, ...('itms' in required ? { itms: anyItems } : {}) };
  const needed = Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
  return savedOrDeleted(
    record(required, { ...optional, flag: flags }),
    record({ ...needed, flag: deleteFlag }, all),
  );
}

const invoiceFields: Fields = { inum: number, idt: date, val: documentValue };
const noteFields: Fields = { ntty: word('C', 'D', 'R'), nt_num: number, nt_dt: date, val: documentValue };
const originalInvoice: Fields = { oinum: number, oidt: date };
const originalNote: Fields = { ont_num: number, ont_dt: date };
const partyFields: Fields = { pos: place, rchrg: yesNo, inv_typ: word('R', 'DE', 'SEWP', 'SEWOP', 'CBW') };
const partyOptions: Fields = { etin: operator, diff_percent: amount(0, 1) };
const shipping: Fields = {
  sbpcode: text(/^[A-Za-z0-9]+$/, 1, 6),
  sbnum: text(/^(\d{3,7})?$/, 0, 7),
  sbdt: date,
};
const noteType = word('B2CL', 'EXPWP', 'EXPWOP');

const b2bRow = (more: Fields, optional: Fields) =>
  row({ ...invoiceFields, ...partyFields, ...more, itms: list(item, 0) }, { ...partyOptions, ...optional }, [
    'inum',
    'idt',
  ]);
const b2clRow = (more: Fields) =>
  row({ ...invoiceFields, ...more, itms: list(igstItem, 0) }, { ...partyOptions, pos: place }, [
    'inum',
    'idt',
  ]);
const exportRow = (more: Fields, optional: Fields) =>
  row({ ...invoiceFields, ...more, itms: list(igstLine, 0) }, { ...shipping, ...optional }, ['inum', 'idt']);
const cdnrRow = (more: Fields, optional: Fields) =>
  row({ ...noteFields, ...partyFields, ...more, itms: list(item, 0) }, { ...partyOptions, ...optional }, [
    'nt_num',
    'nt_dt',
  ]);
const cdnurRow = (itms: Check, more: Fields, optional: Fields) =>
  row(
    { ...noteFields, typ: noteType, ...more, itms: list(itms, 0) },
    { pos: place, diff_percent: amount(0, 1), ...optional },
    ['typ', 'nt_num', 'nt_dt'],
  );
const advanceRow = (kind: Check, more: Fields, keys: readonly string[]) =>
  row(
    { pos: place, sply_ty: supplyType, ...more, itms: list(advanceLine(kind)) },
    { diff_percent: amount(0, 1) },
    keys,
  );

const b2csFields: Fields = { sply_ty: supplyType, typ: word('E', 'OE'), pos: place };
const b2cs = row(
  { ...b2csFields, rt: rate, txval: signed },
  { ...partyOptions, ...tax(signed, ...allHeads) },
  ['sply_ty', 'typ'],
);
const b2csa = row({ ...b2csFields, omon: period, itms: list(signedLine) }, partyOptions, [
  'sply_ty',
  'typ',
  'omon',
  'pos',
]);

const supplier: Fields = { etin: gstin, suppval: signed, ...tax(signed, 'igst', 'cgst', 'sgst') };
const supplierRow = (more: Fields) => row({ ...supplier, ...more }, { cess: signed }, ['etin'], operatorFlag);
const operatorInvoice = (more: Fields) =>
  row(
    {
      ...invoiceFields,
      ...more,
      sply_ty: supplyType,
      pos: place,
      inv_typ: word('R', 'DE', 'SEWP', 'SEWOP'),
      flag: operatorFlag,
      itms: list(item, 0),
    },
    {},
    ['inum', 'idt'],
    operatorFlag,
  );
const operatorRow = (more: Fields) =>
  record(
    { pos: place, rt: rate, txval: unrounded, sply_ty: supplyType, flag: word('N', 'E', 'D'), ...more },
    tax(unrounded, ...allHeads),
  );
const operatorMonth = (more: Fields) =>
  record(
    { sply_ty: supplyType, omon: period, flag: word('N', 'E', 'D'), ...more },
    { itms: list(signedLine) },
  );

const nilRow = record({
  sply_ty: word('INTRB2B', 'INTRB2C', 'INTRAB2B', 'INTRAB2C'),
  ...tax(signed, 'nil_amt', 'expt_amt', 'ngsup_amt'),
});
const hsnOptions: Fields = {
  ...tax(hsnAmount, ...allHeads),
  desc: anyText,
  user_desc: anyText,
  flag: word('D', 'N', 'M', 'U', 'E'),
};
const hsnFields: Fields = {
  num: whole(1, 1e9),
  uqc: text(/^[a-zA-Z]*$/, 1, 30),
  qty: amount(-1e15, 1e15),
  txval: hsnAmount,
};
const hsnCode = text(/^[0-9]*$/, 0, 8);
const hsnRow = record({ ...hsnFields, hsn_sc: hsnCode, rt: rate }, { ...hsnOptions, val: amount(0, 0) });
const hsnOldRow = record(hsnFields, { ...hsnOptions, hsn_sc: hsnCode, rt: rate, val: hsnAmount });
const range = record({
  num: whole(1, 1e9),
  from: number,
  to: number,
  ...Object.fromEntries(['totnum', 'cancel', 'net_issue'].map((key) => [key, whole(0, 9_999_999_999)])),
});
const issued = record({ doc_num: whole(1, 12), docs: list(range) }, { doc_typ: text(/^/) });

/** One section given as an object: saved with its content, or deleted as a whole by `{flag: "D"}`. */
function wholeSection(saved: Check): Check {
  return savedOrDeleted(saved, (value) => (typeof value === 'object' ? null : ': must be an object'));
}

/** Some of the members, none unknown, not all empty. */
function members(of: Fields, flags: Fields = {}): Check {
  return both(record({}, { ...of, ...flags }), (value) => {
    const filled = Object.keys(of).some(
      (key) => (value as Record<string, unknown[] | undefined>)[key]?.length,
    );
    return filled ? null : ': must not be empty';
  });
}

const grouped = (key: string, check: Check, rows: string, each: Check) =>
  list(record({ [key]: check, [rows]: list(each) }));
const exportType = word('WPAY', 'WOPAY');
const between: Fields = { stin: gstin, rtin: gstin };

const sections: Fields = {
  b2b: grouped('ctin', gstin, 'inv', b2bRow({}, eInvoice)),
  b2ba: grouped('ctin', gstin, 'inv', b2bRow(originalInvoice, {})),
  b2cl: grouped('pos', place, 'inv', b2clRow({})),
  b2cla: grouped('pos', place, 'inv', b2clRow(originalInvoice)),
  b2cs: list(b2cs),
  b2csa: list(b2csa),
  cdnr: grouped('ctin', gstin, 'nt', cdnrRow({}, eInvoice)),
  cdnra: grouped('ctin', gstin, 'nt', cdnrRow(originalNote, {})),
  cdnur: list(cdnurRow(noteItem, {}, eInvoice)),
  cdnura: list(cdnurRow(igstItem, originalNote, {})),
  exp: grouped('exp_typ', exportType, 'inv', exportRow({}, eInvoice)),
  expa: grouped('exp_typ', exportType, 'inv', exportRow(originalInvoice, {})),
  at: list(advanceRow(signed, {}, ['sply_ty'])),
  ata: list(advanceRow(signed, { omon: period }, ['pos', 'sply_ty'])),
  txpd: list(advanceRow(rupees, {}, ['sply_ty'])),
  txpda: list(advanceRow(rupees, { omon: period }, ['pos', 'sply_ty'])),
  nil: wholeSection(record({ inv: list(nilRow) }, { flag: saveFlag })),
  doc_issue: wholeSection(record({ doc_det: list(issued) }, { flag: saveFlag })),
  supeco: members({ clttx: list(supplierRow({}), 0), paytx: list(supplierRow({}), 0) }),
  supecoa: members({
    clttxa: list(supplierRow({ omon: period, oetin: gstin }), 0),
    paytxa: list(supplierRow({ omon: period, oetin: gstin }), 0),
  }),
  ecom: members({
    b2b: list(record({ ...between, inv: list(operatorInvoice({})) }), 0),
    b2c: list(operatorRow({ stin: gstin }), 0),
    urp2b: list(record({ rtin: gstin, inv: list(operatorInvoice({})) }), 0),
    urp2c: list(operatorRow({}), 0),
  }),
  ecoma: members({
    b2ba: list(record({ ...between, inv: list(operatorInvoice(originalInvoice)) }), 0),
    b2ca: list(record({ pos: place, posItms: list(operatorMonth({ stin: gstin, ostin: gstin })) }), 0),
    urp2ba: list(record({ rtin: gstin, inv: list(operatorInvoice(originalInvoice)) }), 0),
    urp2ca: list(operatorMonth({ pos: place }), 0),
  }),
};

const hsnFlags: Fields = { flag: saveFlag };
const hsnSplit = wholeSection(members({ hsn_b2b: list(hsnRow, 0), hsn_b2c: list(hsnRow, 0) }, hsnFlags));
const hsnOld = wholeSection(members({ data: list(hsnOldRow, 0) }, hsnFlags));
const envelope: Fields = { gstin, fp: period };
const turnover: Fields = { gt: amount(0, 1e15), cur_gt: amount(0, 1e15) };

const checkSplit = record(envelope, { ...turnover, ...sections, hsn: hsnSplit });
const checkOld = record(envelope, { ...turnover, ...sections, hsn: hsnOld });

/** What is wrong with the structure of a save, or null. Table 12 is split into two tabs from 05-2025. */
export function checkSaveStructure(payload: unknown, hsnIsSplit: boolean): string | null {
  return hsnIsSplit ? checkSplit(payload) : checkOld(payload);
}
