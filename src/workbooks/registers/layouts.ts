import type { RegisterField } from './register-fields.ts';

/** A layout of a program or marketplace whose columns are known. */
export interface Layout {
  readonly name: string;
  /** Headers that only this layout has together. */
  readonly marks: readonly string[];
  /** Columns that their names alone would not give, or would give wrongly; null is passed over. */
  readonly columns: Readonly<Record<string, RegisterField | null>>;
  readonly constants?: Readonly<Partial<Record<RegisterField, string>>>;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** Rows between the headers and the data: types of the columns and their keys. */
  readonly rowsBelowHeader?: number;
}

/** Rows of marketplaces are single parcels: where the report has no quantity, each counts as one. */
const parcel = { unit: 'NOS', quantity: '1', operatorSection: 'section 52' } as const;

/** Known layouts, the most particular first. */
export const layouts: readonly Layout[] = [
  {
    name: 'GST Nirvana InvoiceSale',
    marks: ['Return Month And Year (MM-YYYY)', 'Type of Transaction', 'GST Supply Type', 'Customer Status'],
    columns: {
      GSTIN: 'supplierGstin',
      'Type of Transaction': null,
      'Invoice Type': 'invoiceType',
      'Document Type': 'documentKind',
      'Customer GSTIN / UIN': 'recipientGstin',
      'Customer Status': 'recipientKind',
      'GST Supply Type': 'taxability',
      'Goods / Services': null,
      'Ship to State': 'recipientState',
      'Gross Value': null,
      'WP GST/WOP GST': 'withPayment',
      'HSN Description': null,
      'Supply Description': 'description',
      'Cess Rate': null,
      'Original DN/CN Number': null,
      'Original DN/CN date': null,
      'Original POS': null,
      'Original Customer GSTIN / UIN': null,
      'Original Type of Transaction': null,
      'Pre GST Regime DN/CN': null,
      'Customer Location Name': null,
    },
    // Its own instructions: "Date stored as date or in dd-MM-yyyy if stored as text".
    dateOrder: 'dmy',
  },
  {
    name: 'GST Nirvana GSTR1 (INV)',
    marks: ['Base Invoice Number', 'B2B Invoice Type', 'Zero Tax Type', 'Shipping Bill Port Code'],
    columns: {
      'GSTIN / UIN of Taxpayer': 'supplierGstin',
      'Invoice Type': 'documentKind',
      'B2B Invoice Type': 'invoiceType',
      'Supply Type': null,
      'GSTIN/UID/Code of Customer': 'recipientGstin',
      'Basic Rate': 'unitPrice',
      'Item Type': null,
    },
    dateOrder: 'mdy',
    rowsBelowHeader: 2,
  },
  {
    name: 'GST Nirvana GSTR1 (AT)',
    marks: ['Amount of Advance received', 'GSTIN / UIN of customer'],
    columns: {
      'GSTIN / UIN of Taxpayer': 'supplierGstin',
      'Amount of Advance received': 'taxableValue',
      'Supply Type': null,
      'Invoice Type': null,
      'Invoice Sub Type': null,
    },
    constants: { documentKind: 'Advance receipt' },
    dateOrder: 'mdy',
    rowsBelowHeader: 2,
  },
  {
    name: 'Sage sales register',
    marks: ['AR Batch Number', 'Recepient GSTIN', 'Taxable Value - INR'],
    columns: {
      'Inv Type': 'documentKind',
      Inv_Category: 'invoiceType',
      'ITEM TYPE': null,
      'Item Description': 'description',
    },
  },
  {
    name: 'Amazon sales report',
    marks: ['Tax Exclusive Gross', 'Ship To State', 'Transaction Type'],
    columns: {
      'Order Id': null,
      'Tcs Igst Amount': null,
      'Tcs Cgst Amount': null,
      'Tcs Sgst Amount': null,
      'Credit Note No': 'noteNumber',
      'Credit Note Date': 'noteDate',
      'Principal Amount': null,
    },
    constants: { ...parcel, operatorName: 'Amazon' },
  },
  {
    name: 'Flipkart sales report',
    marks: ['Order Status', 'Buyer State', 'Product Title'],
    columns: {
      'Order Id': null,
      'TCS Amount': null,
      'Order Date': 'documentDate',
      'Order Status': 'documentKind',
    },
    constants: { ...parcel, operatorName: 'Flipkart' },
  },
  {
    name: 'Meesho sales report',
    marks: ['Sub Order No', 'Customer State', 'Order Status'],
    columns: { 'TCS Amount': null, 'Order Date': 'documentDate', 'Order Status': 'documentKind' },
    constants: { ...parcel, operatorName: 'Meesho' },
  },
  {
    name: 'Tally sales register',
    marks: ['Particulars', 'Voucher Type', 'Voucher No.'],
    columns: { 'Gross Total': 'documentValue', Value: 'taxableValue', 'Round Off': null, Narration: null },
  },
  {
    name: 'Tally GST voucher register',
    marks: ['Particulars', 'Vch Type', 'Vch No.', 'Taxable Amount'],
    columns: { 'Invoice Amount': 'documentValue' },
  },
];
