import { amendmentOf } from '../amendment.ts';
import { anyName } from '../document-fields.ts';
import { amount } from '../number-fields.ts';
import { b2b } from './b2b.ts';
import { b2cl } from './b2cl.ts';
import { cdnr } from './cdnr.ts';
import { cdnur } from './cdnur.ts';
import { exp } from './exp.ts';

const invoice = { number: 'oinum', date: 'oidt' };
const note = { number: 'ont_num', date: 'ont_dt' };
const invoiceColumns = {
  originalNumber: 'Original Invoice Number',
  originalDate: 'Original Invoice date',
  documentNumber: 'Revised Invoice Number',
  documentDate: 'Revised Invoice date',
};
const noteColumns = {
  originalNumber: 'Original Note Number',
  originalDate: 'Original Note Date',
  documentNumber: 'Revised Note Number',
  documentDate: 'Revised Note Date',
};

/** Amended invoices to registered persons: table 9A. */
export const b2ba = amendmentOf(b2b, {
  name: 'b2ba',
  section: 'b2ba',
  number: '9A',
  title: 'Amended B2B Invoices',
  sheet: 'b2ba',
  path: ['b2ba'],
  original: invoice,
  columns: invoiceColumns,
  fields: { taxableValue: amount('txval', { exact: true }) },
});

/** Amended large inter-State invoices to unregistered persons: table 9A. The place of supply cannot be changed. */
export const b2cla = amendmentOf(b2cl, {
  name: 'b2cla',
  section: 'b2cla',
  number: '9A',
  title: 'Amended B2C(Large) Invoices',
  sheet: 'b2cla',
  path: ['b2cla'],
  original: invoice,
  columns: { ...invoiceColumns, placeOfSupply: 'Original Place Of Supply' },
  columnsFirst: ['originalNumber', 'originalDate', 'placeOfSupply'],
});

/** Amended export invoices: table 9A. The export type cannot be changed. */
export const expa = amendmentOf(exp, {
  name: 'expa',
  section: 'expa',
  number: '9A',
  title: 'Amended Exports Invoices',
  sheet: 'expa',
  path: ['expa'],
  original: invoice,
  columns: invoiceColumns,
});

/** Amended notes to registered persons: table 9C. */
export const cdnra = amendmentOf(cdnr, {
  name: 'cdnra',
  section: 'cdnra',
  number: '9C',
  title: 'Amended Credit/Debit Notes (Registered)',
  sheet: 'cdnra',
  path: ['cdnra'],
  original: note,
  columns: noteColumns,
  fields: { recipientName: anyName() },
});

/** Amended notes to unregistered persons: table 9C. */
export const cdnura = amendmentOf(cdnur, {
  name: 'cdnura',
  section: 'cdnura',
  number: '9C',
  title: 'Amended Credit/Debit Notes (Unregistered)',
  sheet: 'cdnura',
  path: ['cdnura'],
  original: note,
  columns: noteColumns,
});
