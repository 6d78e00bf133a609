import * as date from '../date-fields.ts';
import * as doc from '../document-fields.ts';
import * as field from '../fields.ts';
import { b2clLimit, b2clLimitInWords } from '../limits.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { deriveIntegratedTax } from '../supply-tax.ts';
import { defineTable } from '../table.ts';

/** Inter-State invoices to unregistered persons above the limit: table 5. */
export const b2cl = defineTable({
  name: 'b2cl',
  section: 'b2cl',
  number: '5',
  title: 'B2C(Large) Invoices',
  inIff: false,
  admits:
    'The recipient is unregistered, the place of supply is another State, and the invoice value is above ₹1,00,000 (₹2,50,000 before August 2024).',
  sheet: {
    name: 'b2cl',
    aliases: [],
    columns: {
      documentNumber: 'Invoice Number',
      documentDate: 'Invoice date',
      documentValue: 'Invoice Value',
      placeOfSupply: 'Place Of Supply',
      differentialRate: 'Applicable % of Tax Rate',
      rate: 'Rate',
      taxableValue: 'Taxable Value',
      cess: 'Cess Amount',
      operatorGstin: 'E-Commerce GSTIN',
    },
  },
  fields: {
    documentNumber: field.documentNumber('inum'),
    documentDate: date.date('idt'),
    documentValue: number.amount('val', { digits: 13 }),
    placeOfSupply: field.placeOfSupply('pos'),
    differentialRate: number.differentialRate(),
    operatorGstin: doc.noOperator(),
    ...doc.rateLine('absent'),
  },
  identity: ['placeOfSupply', 'documentNumber'],
  path: ['b2cl'],
  levels: [
    { by: ['placeOfSupply'], fields: ['placeOfSupply'], child: 'inv' },
    {
      by: ['documentNumber'],
      fields: ['documentNumber', 'documentDate', 'documentValue', 'differentialRate'],
      child: 'itms',
    },
    doc.detailedLines,
  ],
  derive(row) {
    deriveIntegratedTax(row, row.taxableValue);
  },
  rules: [
    rule.inAnotherState('this invoice in table 7', true),
    ...rule.ownPeriodDate('documentDate'),
    rule.numberStart('documentNumber'),
    {
      code: 'B2CL-LIMIT',
      severity: 'error',
      field: 'documentValue',
      source: 'Rule 59(4) CGST Rules; Notification 12/2024 Central Tax',
      portalCode: 'RET191180',
      breaks: (row, filer) =>
        row.documentValue !== undefined && row.documentValue <= b2clLimit(filer.returnPeriod).value,
      says: (_row, filer) =>
        `Invoice value is not above ₹${b2clLimitInWords(filer.returnPeriod)}, the limit of table 5 for this period. Report the supply in table 7 (sheet b2cs).`,
    },
    rule.currentState(),
    rule.rateOnDate('documentDate'),
  ],
  totals: {
    value: 'documentValue',
    taxable: ['taxableValue'],
    summaryRows: () => ['B2CL'],
    liability: doc.inLiability,
  },
  document: { number: 'documentNumber', date: 'documentDate' },
});
