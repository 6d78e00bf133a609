/** What a column of a purchase register may hold, in our names. */
export type PurchaseField =
  | 'ownGstin'
  | 'documentKind'
  | 'supplierGstin'
  | 'supplierName'
  | 'number'
  | 'date'
  | 'value'
  | 'placeOfSupply'
  | 'reverseCharge'
  | 'type'
  | 'taxability'
  | 'rate'
  | 'taxableValue'
  | 'igst'
  | 'cgst'
  | 'sgst'
  | 'cess'
  | 'eligibility'
  | 'creditIgst'
  | 'creditCgst'
  | 'creditSgst'
  | 'creditCess'
  | 'portCode'
  | 'billNumber'
  | 'billDate'
  | 'billValue'
  | 'invoiceNumber'
  | 'invoiceDate';

/** How a purchase register is read: our field by header text; plain JSON, so that it can be remembered. */
export interface PurchaseMapping {
  readonly columns: Readonly<Record<string, PurchaseField>>;
}

/** A guess, with what a register cannot do without and no column gives. */
export interface PurchaseGuess {
  readonly mapping: PurchaseMapping;
  readonly missing: readonly PurchaseField[];
}

/** Headers, in letters and digits only, by which people and programs call a field; the first is the surest. */
const names: Readonly<Record<PurchaseField, readonly string[]>> = {
  ownGstin: [
    'gstinuinoftaxpayer',
    'gstinofrecipient',
    'recipientgstin',
    'companygstin',
    'owngstin',
    'ourgstin',
    'gstin',
  ],
  documentKind: [
    'documenttype',
    'typeoftransaction',
    'vouchertype',
    'vchtype',
    'doctype',
    'notetype',
    'type',
  ],
  supplierGstin: [
    'gstinofsupplier',
    'suppliergstin',
    'suppliergstinuin',
    'gstinuidofthesuppliercodeofvendor',
    'gstinuidofthesupplier',
    'vendorgstin',
    'partygstin',
    'partygstinuin',
    'gstinuin',
    'ctin',
    'gstinno',
    'gstno',
  ],
  supplierName: [
    'suppliername',
    'nameofsupplier',
    'vendorname',
    'nameofvendor',
    'vendor',
    'supplier',
    'partyname',
    'particulars',
    'tradename',
  ],
  number: [
    'supplierinvoiceno',
    'supplierinvoicenumber',
    'invoicenumber',
    'invoiceno',
    'billinvoiceno',
    'billno',
    'billnumber',
    'documentnumber',
    'documentno',
    'docno',
    'notenumber',
    'inum',
    'voucherno',
    'vchno',
  ],
  date: [
    'supplierinvoicedate',
    'invoicedate',
    'billinvoicedate',
    'billdate',
    'documentdate',
    'docdate',
    'notedate',
    'idt',
    'date',
    'voucherdate',
  ],
  value: [
    'invoicevalue',
    'billinvoicevalue',
    'billvalue',
    'billamount',
    'documentvalue',
    'totalinvoicevalue',
    'grosstotal',
    'invoiceamount',
    'totalamount',
    'total',
    'val',
  ],
  placeOfSupply: ['placeofsupply', 'placeofsupplypos', 'pos', 'stateofsupply'],
  reverseCharge: ['reversecharge', 'reversechargeapplicable', 'rcm', 'rvrscharge', 'rchrg'],
  type: ['invoicetype', 'b2binvoicetype', 'invtyp'],
  taxability: ['gstsupplytype', 'taxability', 'zerotaxtype', 'supplytaxability'],
  rate: ['rate', 'taxrate', 'gstrate', 'ratepercent', 'igstrate'],
  taxableValue: ['taxablevalue', 'taxableamount', 'assessablevalue', 'basicvalue', 'taxable', 'txval'],
  igst: [
    'integratedtaxpaid',
    'igst',
    'igstamount',
    'integratedtax',
    'integratedtaxamount',
    'igsttaxamount',
    'iamt',
  ],
  cgst: ['centraltaxpaid', 'cgst', 'cgstamount', 'centraltax', 'centraltaxamount', 'cgsttaxamount', 'camt'],
  sgst: [
    'stateuttaxpaid',
    'sgst',
    'sgstamount',
    'sgstutgst',
    'sgstutgstamount',
    'statetax',
    'stateuttax',
    'stateuttaxamount',
    'sgsttaxamount',
    'samt',
  ],
  cess: ['cesspaid', 'cess', 'cessamount', 'csamt'],
  eligibility: ['eligibilityforitc', 'eligibilityofitc', 'eligibility', 'itceligibility', 'elg'],
  creditIgst: ['availeditcintegratedtax', 'igstitcavailable', 'itcigst', 'itcigsttaxamount', 'txi'],
  creditCgst: ['availeditccentraltax', 'cgstitcavailable', 'itccgst', 'itccgsttaxamount', 'txc'],
  creditSgst: ['availeditcstateuttax', 'sgstutgstitcavailable', 'itcsgst', 'itcsgsttaxamount', 'txs'],
  creditCess: ['availeditccess', 'cessitcavailable', 'itccess', 'itccessamount', 'txcs'],
  portCode: ['portcode'],
  billNumber: ['billofentryno', 'billofentrynumber', 'boenumber', 'boeno', 'boenum'],
  billDate: ['billofentrydate', 'boedate', 'boedt'],
  billValue: ['billofentryvalue', 'boevalue', 'boeval'],
  invoiceNumber: [
    'originalinvoicenumber',
    'originalinvoiceno',
    'originalbillinvoiceno',
    'originalbillinvoicebillofentryno',
    'originalsupplierinvoiceno',
    'againstinvoice',
    'baseinvoicenumber',
  ],
  invoiceDate: [
    'originalinvoicedate',
    'originalbillinvoicedate',
    'originalbillinvoicebillofentrydate',
    'originalsupplierinvoicedate',
    'baseinvoicedate',
  ],
};

/** All fields of a purchase register. */
export const purchaseFields = Object.keys(names) as readonly PurchaseField[];

/** Without one of each no purchase can be read; a State or a rate may follow from the rest. */
const needed: readonly (readonly PurchaseField[])[] = [
  ['number', 'billNumber'],
  ['date', 'billDate'],
  ['taxableValue'],
  ['rate', 'igst', 'cgst'],
  ['supplierGstin', 'supplierName', 'billNumber'],
];

const comparable = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Guesses which column is what by the names in use; each field gets the column of its surest name. */
export function guessPurchaseMapping(header: readonly string[]): PurchaseGuess {
  const wanted = header.map(comparable);
  const columns: Record<string, PurchaseField> = {};
  const found = new Set<PurchaseField>();
  for (const field of purchaseFields) {
    const at = names[field].map((name) => wanted.indexOf(name)).find((index) => index >= 0);
    const text = at === undefined ? undefined : header[at];
    if (text === undefined || columns[text] !== undefined) continue;
    columns[text] = field;
    found.add(field);
  }
  // "GSTIN" alone is the own one beside a supplier's column, and the supplier's where there is no other.
  const bare = header.find((text) => comparable(text) === 'gstin');
  if (bare !== undefined && columns[bare] === 'ownGstin' && !found.has('supplierGstin')) {
    columns[bare] = 'supplierGstin';
    found.add('supplierGstin');
  }
  return { mapping: { columns }, missing: missingPurchaseFields(found) };
}

/** The fields a purchase register cannot do without that are not among these. */
export function missingPurchaseFields(found: ReadonlySet<PurchaseField>): readonly PurchaseField[] {
  return needed
    .filter((either) => !either.some((field) => found.has(field)))
    .flatMap(([first]) => first ?? []);
}
