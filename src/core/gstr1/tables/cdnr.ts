import * as date from '../date-fields.ts';
import * as doc from '../document-fields.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { deriveNoTax, deriveTax, isInterState } from '../supply-tax.ts';
import { defineTable } from '../table.ts';

/** Credit and debit notes to registered persons: table 9B. */
export const cdnr = defineTable({
  name: 'cdnr',
  section: 'cdnr',
  number: '9B',
  title: 'Credit/Debit Notes (Registered)',
  inIff: true,
  admits: 'A credit or debit note (section 34) on a supply to a person with a GSTIN or UIN.',
  sheet: {
    name: 'cdnr',
    aliases: [],
    columns: {
      recipientGstin: 'GSTIN/UIN of Recipient',
      recipientName: 'Receiver Name',
      documentNumber: 'Note Number',
      documentDate: 'Note Date',
      noteType: 'Note Type',
      placeOfSupply: 'Place Of Supply',
      reverseCharge: 'Reverse Charge',
      invoiceType: 'Note Supply Type',
      documentValue: 'Note Value',
      differentialRate: 'Applicable % of Tax Rate',
      rate: 'Rate',
      taxableValue: 'Taxable Value',
      cess: 'Cess Amount',
    },
  },
  fields: {
    recipientGstin: field.gstin('ctin', ['regular', 'uin', 'deductor', 'non-resident']),
    recipientName: doc.partyName(),
    documentNumber: field.documentNumber('nt_num'),
    documentDate: date.date('nt_dt'),
    noteType: doc.noteType(),
    documentValue: number.amount('val', { digits: 13 }),
    placeOfSupply: field.placeOfSupply('pos', { foreign: true }),
    reverseCharge: doc.reverseCharge('refused'),
    invoiceType: doc.invoiceType(),
    differentialRate: number.differentialRate(),
    ...doc.rateLine({ value: 0 }),
  },
  identity: ['recipientGstin', 'documentNumber'],
  path: ['cdnr'],
  levels: [
    { by: ['recipientGstin'], fields: ['recipientGstin'], child: 'nt' },
    {
      by: ['documentNumber'],
      fields: [
        'documentNumber',
        'documentDate',
        'noteType',
        'documentValue',
        'placeOfSupply',
        'differentialRate',
        'reverseCharge',
        'invoiceType',
      ],
      child: 'itms',
    },
    doc.detailedLines,
  ],
  derive(row, filer) {
    if (row.invoiceType === 'SEWOP') deriveNoTax(row);
    else deriveTax(row, row.taxableValue, isInterState(row.placeOfSupply, filer, row.invoiceType));
  },
  rules: [
    rule.notOwnGstin('recipientGstin'),
    ...rule.ownPeriodDate('documentDate'),
    rule.numberStart('documentNumber'),
    rule.recipientResident,
    ...rule.reverseChargeByType,
    rule.notZero('taxableValue', 'Taxable value of the note'),
    rule.currentState(),
    rule.placeInIndia,
  ],
  totals: {
    value: 'documentValue',
    taxable: ['taxableValue'],
    sign: doc.noteSign,
    summaryRows: (row) => ['CDNR', `CDNR_${doc.partOfTable4(row)}`],
    liability: doc.outsideReverseCharge,
  },
  party: { gstin: 'recipientGstin', name: 'recipientName' },
  document: { number: 'documentNumber', date: 'documentDate' },
});
