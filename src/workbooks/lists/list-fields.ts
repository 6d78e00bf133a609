import type { AdvanceRow, Campus, Company, Item, Party } from '../../core/index.ts';

/** What a row of each kind of list tells of: masters of the company, and advances of a registration. */
export interface ListContents {
  readonly customers: Party;
  readonly vendors: Party;
  readonly items: Item;
  readonly companies: Company;
  readonly campuses: Campus;
  readonly 'advances-received': AdvanceRow;
  readonly 'advances-paid': AdvanceRow;
}

/** Lists that come in by file. */
export type ListKind = keyof ListContents;

/** How much a column of a list is needed. */
export type Need = 'mandatory' | 'conditional' | 'optional';

/** A column of a list: its title in the template, and the headers in use for it, in letters and digits only, the surest first. */
export interface ListField {
  readonly title: string;
  readonly need: Need;
  readonly names: readonly string[];
}

const address = {
  line: {
    title: 'Address',
    need: 'optional',
    names: ['address', 'addressline', 'address1', 'addressline1', 'billingaddress', 'street'],
  },
  city: { title: 'City', need: 'optional', names: ['city', 'town', 'district', 'billingcity', 'place'] },
  pinCode: {
    title: 'PinCode',
    need: 'optional',
    names: ['pincode', 'pin', 'postalcode', 'zip', 'zipcode', 'billingcode'],
  },
  state: {
    title: 'State',
    need: 'conditional',
    names: ['state', 'taxarea', 'taxareacode', 'statename', 'statecode', 'billingstate', 'placeofsupply'],
  },
  country: { title: 'Country', need: 'optional', names: ['country', 'billingcountry', 'countryname'] },
} as const satisfies Readonly<Record<string, ListField>>;

const reach = {
  phone: {
    title: 'Phone',
    need: 'optional',
    names: [
      'phone',
      'mobile',
      'phoneno',
      'mobileno',
      'telephone',
      'contactno',
      'mobilenumber',
      'phonenumber',
    ],
  },
  email: {
    title: 'E-mail',
    need: 'optional',
    names: ['email', 'emailid', 'emailaddress', 'mail', 'mailid'],
  },
} as const satisfies Readonly<Record<string, ListField>>;

const party = {
  name: {
    title: 'Party Name',
    need: 'mandatory',
    names: [
      'partyname',
      'customername',
      'vendorname',
      'suppliername',
      'nameofcustomer',
      'nameofvendor',
      'nameofsupplier',
      'nameofparty',
      'ledgername',
      'tradename',
      'legalname',
      'displayname',
      'companyname',
      'name',
      'customer',
      'vendor',
      'supplier',
      'party',
      'particulars',
    ],
  },
  gstin: {
    title: 'GST No.',
    need: 'conditional',
    names: [
      'gstno',
      'gstin',
      'gstinuin',
      'gstinno',
      'gstnumber',
      'partygstin',
      'customergstin',
      'vendorgstin',
      'suppliergstin',
      'gstinofcustomer',
      'gstinofvendor',
      'gstinofsupplier',
      'gstinuinno',
      'gstidentificationnumbergstin',
      'gst',
    ],
  },
  registrationType: {
    title: 'Gst RegType',
    need: 'optional',
    names: [
      'gstregtype',
      'regtype',
      'registrationtype',
      'gstregistrationtype',
      'gsttreatment',
      'dealertype',
      'taxpayertype',
    ],
  },
  pan: { title: 'PAN No.', need: 'optional', names: ['panno', 'pan', 'pannumber', 'panitno'] },
  ...address,
  person: {
    title: 'Contact Person',
    need: 'optional',
    names: ['contactperson', 'contact', 'contactname', 'personname'],
  },
  ...reach,
  division: { title: 'Division', need: 'optional', names: ['division', 'branch', 'branchname'] },
  web: { title: 'Web Address', need: 'optional', names: ['webaddress', 'website', 'web', 'url'] },
  creditIneligible: {
    title: 'ITC Ineligible',
    need: 'optional',
    names: ['itcineligible', 'creditineligible', 'noitc'],
  },
} as const satisfies Readonly<Record<string, ListField>>;

const item = {
  kind: {
    title: 'TY',
    need: 'optional',
    names: ['ty', 'type', 'goodsservices', 'goodsorservices', 'producttype'],
  },
  code: {
    title: 'HSN/SAC',
    need: 'mandatory',
    names: ['hsnsac', 'hsn', 'sac', 'hsncode', 'saccode', 'hsnsaccode', 'code', 'hsnorsac'],
  },
  description: {
    title: 'Description',
    need: 'mandatory',
    names: [
      'description',
      'itemdescription',
      'itemname',
      'productname',
      'nameofitem',
      'item',
      'product',
      'stockitem',
      'name',
    ],
  },
  unit: {
    title: 'UQC',
    need: 'conditional',
    names: ['uqc', 'unit', 'uom', 'unitofmeasure', 'units', 'unitquantitycode'],
  },
  rate: {
    title: 'Tax Rate',
    need: 'mandatory',
    names: ['taxrate', 'rate', 'gstrate', 'gst', 'igstrate', 'ratepercent', 'integratedtaxrate', 'igst'],
  },
  cess: { title: 'Cess %', need: 'optional', names: ['cess', 'cessrate', 'cesspercent'] },
  from: {
    title: 'Rate From',
    need: 'conditional',
    names: [
      'ratefrom',
      'from',
      'applicablefrom',
      'validfrom',
      'effectivefrom',
      'fromdate',
      'wef',
      'effectivedate',
    ],
  },
  to: { title: 'Rate To', need: 'optional', names: ['rateto', 'to', 'validto', 'todate', 'effectiveto'] },
  creditIneligible: {
    title: 'ITC Ineligible',
    need: 'optional',
    names: ['itcineligible', 'creditineligible', 'noitc'],
  },
  keyword: { title: 'Keyword', need: 'optional', names: ['keyword', 'keywords', 'alias', 'itemcode', 'sku'] },
} as const satisfies Readonly<Record<string, ListField>>;

const company = {
  name: {
    title: 'Company Name',
    need: 'mandatory',
    names: ['companyname', 'legalname', 'nameofcompany', 'entityname', 'company', 'name'],
  },
  pan: { title: 'PAN No.', need: 'mandatory', names: party.pan.names },
  brand: { title: 'Brand', need: 'optional', names: ['brand', 'brandname', 'tradename'] },
  ...address,
  ...reach,
} as const satisfies Readonly<Record<string, ListField>>;

const campus = {
  gstin: {
    title: 'GST Registration',
    need: 'mandatory',
    names: ['gstregistration', 'registration', 'owngstin', 'ourgstin', 'companygstin', ...party.gstin.names],
  },
  name: {
    title: 'Display Name',
    need: 'mandatory',
    names: ['displayname', 'campusname', 'nameofcampus', 'placeofbusiness', 'campus', 'unitname', 'name'],
  },
  code: {
    title: 'Unique Code',
    need: 'mandatory',
    names: ['uniquecode', 'campuscode', 'unitcode', 'locationcode', 'branchcode', 'code'],
  },
  printName: { title: 'Print Name', need: 'optional', names: ['printname', 'nameonprint', 'printedname'] },
  type: {
    title: 'Type',
    need: 'optional',
    names: ['type', 'campustype', 'typeofplace', 'natureofpremises'],
  },
  division: party.division,
  ...address,
} as const satisfies Readonly<Record<string, ListField>>;

const advanceKind = {
  title: 'Voucher Type',
  need: 'optional',
  names: ['vouchertype', 'type', 'documenttype', 'kind', 'ty'],
} as const satisfies ListField;

/** `who` names the party in the headers. */
function advance(who: 'Customer' | 'Vendor') {
  return {
    kind: advanceKind,
    number: {
      title: 'Voucher No.',
      need: 'mandatory',
      names: ['voucherno', 'vouchernumber', 'receiptno', 'paymentno', 'documentno', 'advanceno', 'number'],
    },
    date: {
      title: 'Voucher Date',
      need: 'mandatory',
      names: ['voucherdate', 'receiptdate', 'paymentdate', 'documentdate', 'advancedate', 'date'],
    },
    party: { title: who, need: 'conditional', names: party.name.names },
    gstin: { title: 'GST No.', need: 'conditional', names: party.gstin.names },
    placeOfSupply: {
      title: 'Place Of Supply',
      need: 'conditional',
      names: ['placeofsupply', 'pos', 'state', 'statecode'],
    },
    rate: {
      title: 'TaxRate',
      need: 'mandatory',
      names: ['taxrate', 'rate', 'gstrate', 'ratepercent', 'gst'],
    },
    amount: {
      title: 'Amount',
      need: 'mandatory',
      names: [
        'amount',
        'amountwithouttax',
        'taxablevalue',
        'advanceamount',
        'grossadvancereceived',
        'grossadvancepaid',
        'advancereceived',
        'advancepaid',
        'advance',
      ],
    },
    cess: { title: 'CESS', need: 'optional', names: ['cess', 'cessamount'] },
    ofNumber: {
      title: 'Of Voucher No.',
      need: 'conditional',
      names: [
        'ofvoucherno',
        'originalvoucherno',
        'advancevoucherno',
        'ofadvance',
        'originalno',
        'againstvoucher',
      ],
    },
    ofDate: {
      title: 'Of Voucher Date',
      need: 'conditional',
      names: ['ofvoucherdate', 'originalvoucherdate', 'advancevoucherdate', 'originaldate'],
    },
  } as const satisfies Readonly<Record<string, ListField>>;
}

const share = {
  title: 'Applicable % of Tax Rate',
  need: 'optional',
  names: ['applicableoftaxrate', 'applicabletaxrate', 'applicablepercent', 'applicable'],
} as const satisfies ListField;

/** The columns of each list, in the order of its template. */
export const listFields: Readonly<Record<ListKind, Readonly<Record<string, ListField>>>> = {
  customers: party,
  vendors: party,
  items: item,
  companies: company,
  campuses: campus,
  'advances-received': { ...advance('Customer'), share },
  'advances-paid': advance('Vendor'),
};

/** Whether a kind of import is a list. */
export function isListKind(kind: string): kind is ListKind {
  return Object.hasOwn(listFields, kind);
}
