import * as date from '../date-fields.ts';
import * as doc from '../document-fields.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { deriveNoTax, deriveTax, isInterState } from '../supply-tax.ts';
import { defineTable } from '../table.ts';

/** Invoices to registered persons, special economic zones and deemed exports: tables 4A, 4B, 6B and 6C. */
export const b2b = defineTable({
  name: 'b2b',
  section: 'b2b',
  number: '4A, 4B, 6B, 6C',
  title: 'B2B, SEZ, DE Invoices',
  inIff: true,
  admits:
    'The recipient has a GSTIN or UIN. 4A: tax paid by the supplier; 4B: tax on reverse charge; 6B: recipient is a unit or developer in a special economic zone; 6C: deemed export.',
  sheet: {
    name: 'b2b,sez,de',
    aliases: ['b2b'],
    columns: {
      recipientGstin: 'GSTIN/UIN of Recipient',
      recipientName: 'Receiver Name',
      documentNumber: 'Invoice Number',
      documentDate: 'Invoice date',
      documentValue: 'Invoice Value',
      placeOfSupply: 'Place Of Supply',
      reverseCharge: 'Reverse Charge',
      differentialRate: 'Applicable % of Tax Rate',
      invoiceType: 'Invoice Type',
      operatorGstin: 'E-Commerce GSTIN',
      rate: 'Rate',
      taxableValue: 'Taxable Value',
      cess: 'Cess Amount',
    },
  },
  fields: {
    recipientGstin: field.gstin('ctin', ['regular', 'uin', 'deductor', 'non-resident']),
    recipientName: doc.partyName(),
    documentNumber: field.documentNumber('inum'),
    documentDate: date.date('idt'),
    documentValue: number.amount('val', { digits: 13 }),
    placeOfSupply: field.placeOfSupply('pos', { foreign: true }),
    reverseCharge: doc.reverseCharge({ value: 'N' }),
    differentialRate: number.differentialRate(),
    invoiceType: doc.invoiceType(),
    operatorGstin: doc.noOperator(),
    ...doc.rateLine({ value: 0 }),
  },
  identity: ['recipientGstin', 'documentNumber'],
  path: ['b2b'],
  levels: [
    { by: ['recipientGstin'], fields: ['recipientGstin'], child: 'inv' },
    {
      by: ['documentNumber'],
      fields: [
        'documentNumber',
        'documentDate',
        'documentValue',
        'placeOfSupply',
        'reverseCharge',
        'differentialRate',
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
    rule.currentState(),
    rule.placeInIndia,
    rule.placeOfRecipient,
    rule.rateOnDate('documentDate'),
  ],
  totals: {
    value: 'documentValue',
    taxable: ['taxableValue'],
    summaryRows: (row) => ['B2B', `B2B_${doc.partOfTable4(row)}`],
    liability: doc.outsideReverseCharge,
  },
  party: { gstin: 'recipientGstin', name: 'recipientName' },
  document: { number: 'documentNumber', date: 'documentDate' },
});
