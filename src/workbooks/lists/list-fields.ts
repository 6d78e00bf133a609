/** Lists that come in by file: parties as customers or as vendors, and the items with their HSN or SAC. */
export type ListKind = 'customers' | 'vendors' | 'items';

/** How much a column of a list is needed. */
export type Need = 'mandatory' | 'conditional' | 'optional';

/** A column of a list: its title in the template, and the headers in use for it, in letters and digits only, the surest first. */
export interface ListField {
  readonly title: string;
  readonly need: Need;
  readonly names: readonly string[];
}

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
  person: {
    title: 'Contact Person',
    need: 'optional',
    names: ['contactperson', 'contact', 'contactname', 'personname'],
  },
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

/** The columns of each list, in the order of its template. */
export const listFields: Readonly<Record<ListKind, Readonly<Record<string, ListField>>>> = {
  customers: party,
  vendors: party,
  items: item,
};

/** Whether a kind of import is a list. */
export function isListKind(kind: string): kind is ListKind {
  return Object.hasOwn(listFields, kind);
}
