/** What a column of a register may hold, in our names. */
export type RegisterField =
  | 'supplierGstin'
  | 'returnPeriod'
  | 'documentKind'
  | 'documentNumber'
  | 'documentDate'
  | 'documentValue'
  | 'noteNumber'
  | 'noteDate'
  | 'recipientGstin'
  | 'recipientName'
  | 'recipientKind'
  | 'recipientState'
  | 'placeOfSupply'
  | 'reverseCharge'
  | 'invoiceType'
  | 'withPayment'
  | 'differentialRate'
  | 'taxability'
  | 'hsn'
  | 'description'
  | 'unit'
  | 'quantity'
  | 'rate'
  | 'igstRate'
  | 'cgstRate'
  | 'sgstRate'
  | 'taxableValue'
  | 'unitPrice'
  | 'igst'
  | 'cgst'
  | 'sgst'
  | 'cess'
  | 'tax'
  | 'operatorGstin'
  | 'operatorName'
  | 'operatorSection'
  | 'portCode'
  | 'shippingBillNumber'
  | 'shippingBillDate'
  | 'originalNumber'
  | 'originalDate'
  | 'originalValue'
  | 'noteType'
  | 'status';

/** Headers, in letters and digits only, by which people and programs call a field; the first is the surest. */
const names: Readonly<Record<RegisterField, readonly string[]>> = {
  supplierGstin: ['suppliergstin', 'gstinofsupplier', 'sellergstin', 'gstinuinoftaxpayer', 'ourgstin'],
  returnPeriod: ['returnperiod', 'taxperiod', 'returnmonth', 'returnmonthandyearmmyyyy'],
  documentKind: [
    'documenttype',
    'doctype',
    'vouchertype',
    'vchtype',
    'transactiontype',
    'typeoftransaction',
    'eventtype',
  ],
  documentNumber: [
    'invoicenumber',
    'invoiceno',
    'documentnumber',
    'docno',
    'voucherno',
    'vchno',
    'vouchernumber',
    'billno',
    'billnumber',
    'invno',
    'inum',
    'invoice',
    'notenumber',
    'creditnoteno',
    'orderid',
    'suborderno',
    'suborderid',
  ],
  documentDate: [
    'invoicedate',
    'documentdate',
    'docdate',
    'voucherdate',
    'vchdate',
    'billdate',
    'invdate',
    'notedate',
    'creditnotedate',
    'date',
    'orderdate',
    'dated',
  ],
  documentValue: [
    'invoicevalue',
    'documentvalue',
    'invoiceamount',
    'grosstotal',
    'totalinvoicevalue',
    'billamount',
    'notevalue',
    'totalamount',
    'val',
  ],
  // Columns of their own beside those of the invoice; where a register has only these, they are the document's.
  noteNumber: [],
  noteDate: [],
  recipientGstin: [
    'gstinuinofrecipient',
    'customergstin',
    'customergstinuin',
    'recipientgstin',
    'recepientgstin',
    'buyergstin',
    'partygstin',
    'partygstinuin',
    'gstinofrecipient',
    'gstinofcustomer',
    'gstinuinofcustomer',
    'customerbilltogstid',
    'gstinuin',
    'ctin',
    'gstin',
    'gstno',
  ],
  recipientName: [
    'receivername',
    'recipientname',
    'nameofrecepient',
    'nameofrecipient',
    'customername',
    'buyername',
    'partyname',
    'particulars',
    'nameofcustomer',
    'customer',
    'party',
    'buyer',
  ],
  recipientKind: ['customerstatus', 'customertype', 'registrationtype', 'gstregtype'],
  recipientState: [
    'shiptostate',
    'recipientstate',
    'recepientstate',
    'customerstate',
    'buyerstate',
    'deliverystate',
    'shipstate',
    'billtostate',
    'state',
  ],
  placeOfSupply: ['placeofsupply', 'placeofsupplypos', 'pos', 'stateofsupply', 'supplystate'],
  reverseCharge: ['reversecharge', 'rchrg', 'rcmindicator', 'rcm', 'reversechargeapplicable'],
  invoiceType: ['invoicetype', 'invtype', 'gstinvoicetype', 'supplytype', 'b2binvoicetype', 'invcategory'],
  withPayment: ['exporttype', 'exptyp', 'wpgstwopgst', 'withpayment', 'withorwithoutpayment'],
  differentialRate: ['applicableoftaxrate', 'applicablepercentoftaxrate', 'diffpercent'],
  taxability: ['taxability', 'taxabilitytype', 'gstsupplytype', 'zerotaxtype', 'exemption'],
  hsn: ['hsn', 'hsnsac', 'hsnsaccode', 'hsncode', 'hsnscode', 'saccode', 'hsnsc', 'sac'],
  description: [
    'description',
    'itemdescription',
    'productname',
    'producttitle',
    'hsndescription',
    'itemname',
    'stockitem',
    'nameofitem',
  ],
  unit: ['uqc', 'unit', 'uom', 'units', 'unitofmeasure', 'unitofmeasurement'],
  quantity: ['quantity', 'qty', 'totalquantity', 'quantityofgoodsupplied', 'billedquantity'],
  rate: ['rate', 'taxrate', 'gstrate', 'rt', 'gst', 'ratetax', 'gstpercent', 'rateoftax', 'igstgstrate'],
  igstRate: ['igstrate', 'integratedtaxrate'],
  cgstRate: ['cgstrate', 'centraltaxrate'],
  sgstRate: ['sgstrate', 'sgstutrate', 'statetaxrate', 'utgstrate', 'sgstutgstrate'],
  taxableValue: [
    'taxablevalue',
    'taxableamount',
    'taxablevalueinr',
    'taxexclusivegross',
    'taxexclusive',
    'assessablevalue',
    'txval',
    'saletaxablevalue',
    'basicamount',
    'salevalue',
    'nettaxablevalue',
  ],
  unitPrice: ['unitprice', 'priceperunit', 'basicprice'],
  igst: ['igst', 'igstamount', 'integratedtax', 'integratedtaxamount', 'igsttax', 'igsttaxamount', 'iamt'],
  cgst: ['cgst', 'cgstamount', 'centraltax', 'centraltaxamount', 'cgsttax', 'cgsttaxamount', 'camt'],
  sgst: [
    'sgst',
    'sgstamount',
    'statetax',
    'statetaxamount',
    'stateuttaxamount',
    'sgsttax',
    'sgsttaxamount',
    'sgstutgstamount',
    'sgstutgst',
    'utgstamount',
    'utgsttax',
    'samt',
    'utgst',
  ],
  cess: ['cess', 'cessamount', 'csamt', 'compensationcess', 'compensatorycesstax'],
  tax: ['tax', 'totaltax', 'taxamount', 'gstamount', 'totalgst', 'totaltaxamount'],
  operatorGstin: ['ecommercegstin', 'gstinofecomoperator', 'gstinofecommerceoperator', 'etin', 'ecogstin'],
  operatorName: ['ecommerceoperatorname', 'operatorname', 'marketplace', 'channel'],
  operatorSection: ['operatorsection', 'natureofsupply', 'ecosection'],
  portCode: ['portcode', 'shippingbillportcode', 'sbpcode'],
  shippingBillNumber: [
    'shippingbillnumber',
    'shippingbillno',
    'shippingbillbillofexportno',
    'sbnum',
    'shippingbill',
  ],
  shippingBillDate: ['shippingbilldate', 'shippingbillbillofexportdate', 'sbdt'],
  originalNumber: [
    'originalinvoicenumber',
    'originalinvoiceno',
    'originalnumber',
    'baseinvoicenumber',
    'againstinvoice',
    'cdninvoicenum',
  ],
  originalDate: ['originalinvoicedate', 'originaldate', 'baseinvoicedate', 'cdninvoicedate'],
  originalValue: ['originalinvoicevalue', 'originalvalue'],
  noteType: ['notetype', 'ntty', 'cdninvoicetype', 'drcr', 'debitcredit'],
  status: ['status', 'orderstatus', 'invoicestatus', 'cancelled', 'iscancelled'],
};

/** Header text as names are compared: letters and digits only, `%` spelled out where it stands alone. */
export function comparableHeader(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Fields whose several columns add up (SGST and UTGST of one register); of all others the first column counts. */
export const addedFields: ReadonlySet<RegisterField> = new Set(['sgst', 'sgstRate', 'cess']);

/** All fields, in the order in which columns are asked for. */
export const registerFields = Object.keys(names) as readonly RegisterField[];

/** How surely a header names a field: 1 by a name in use, less where it only contains one; 0 not at all. */
export function headerFits(header: string, field: RegisterField): number {
  const wanted = comparableHeader(header);
  if (wanted === '') return 0;
  const position = names[field].indexOf(wanted);
  if (position >= 0) return 1 - position / 100;
  const withoutCurrency = wanted.replace(/(in)?(inr|rs|rupees)$/, '');
  if (names[field].includes(withoutCurrency)) return 0.9;
  // Short words are parts of too many others: `date`, `rate` and `gst` count only when they are the whole header.
  const contained = names[field].filter((name) => name.length >= 8 && wanted.includes(name));
  const longest = Math.max(0, ...contained.map((name) => name.length));
  return longest === 0 ? 0 : 0.4 + (0.4 * longest) / wanted.length;
}
