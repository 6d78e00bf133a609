import * as date from '../date-fields.ts';
import * as doc from '../document-fields.ts';
import type { Field } from '../field.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import { deriveIntegratedTax, deriveNoTax } from '../supply-tax.ts';
import { defineTable } from '../table.ts';

const day = (isoDate: string | undefined): string => (isoDate ?? '').split('-').reverse().join('-');

/** Exports with payment of tax (WPAY) and under bond or letter of undertaking (WOPAY): table 6A. */
export const exp = defineTable({
  name: 'exp',
  section: 'exp',
  number: '6A',
  title: 'Exports Invoices',
  inIff: false,
  admits:
    'Goods or services leave India (section 2(5) and 2(6) IGST Act); WPAY with integrated tax paid, WOPAY under bond or letter of undertaking.',
  sheet: {
    name: 'exp',
    aliases: [],
    columns: {
      exportType: 'Export Type',
      documentNumber: 'Invoice Number',
      documentDate: 'Invoice date',
      documentValue: 'Invoice Value',
      portCode: 'Port Code',
      shippingBillNumber: 'Shipping Bill Number',
      shippingBillDate: 'Shipping Bill Date',
      rate: 'Rate',
      taxableValue: 'Taxable Value',
      cess: 'Cess Amount',
    },
  },
  fields: {
    exportType: field.choice('exp_typ', { WPAY: 'WPAY', WOPAY: 'WOPAY' }) as Field<string>,
    documentNumber: field.documentNumber('inum'),
    documentDate: date.date('idt'),
    documentValue: number.amount('val', { digits: 13 }),
    portCode: field.pattern('sbpcode', {
      of: /^[a-zA-Z0-9]{1,6}$/,
      code: 'PORT-CODE',
      says: (value) => `Port code "${value}" is not up to six letters and digits. Write it like INNSA1.`,
    }),
    shippingBillNumber: field.pattern('sbnum', {
      of: /^\d{3,7}$/,
      code: 'SHIPPING-BILL-NUMBER',
      says: (value) =>
        `Shipping bill number "${value}" is not three to seven digits. Copy it from the shipping bill.`,
    }),
    shippingBillDate: date.date('sbdt', 'absent'),
    ...doc.rateLine({ value: 0 }),
  },
  identity: ['documentNumber'],
  path: ['exp'],
  levels: [
    { by: ['exportType'], fields: ['exportType'], child: 'inv' },
    {
      by: ['documentNumber'],
      fields: [
        'documentNumber',
        'documentDate',
        'documentValue',
        'portCode',
        'shippingBillNumber',
        'shippingBillDate',
      ],
      child: 'itms',
    },
    doc.bareLines,
  ],
  derive(row) {
    if (row.exportType === 'WOPAY') deriveNoTax(row);
    else deriveIntegratedTax(row, row.taxableValue);
  },
  rules: [
    ...rule.ownPeriodDate('documentDate'),
    rule.numberStart('documentNumber'),
    rule.datedUnderGst('shippingBillDate'),
    {
      code: 'SHIPPING-BILL-PAIR',
      severity: 'error',
      field: 'shippingBillDate',
      source: 'Form GSTR-1, table 6A',
      breaks: (row) => (row.shippingBillNumber === undefined) !== (row.shippingBillDate === undefined),
      says: (row) =>
        row.shippingBillDate === undefined
          ? `Shipping bill ${row.shippingBillNumber} has no date. Enter the date, or leave both blank until the bill is known.`
          : `Shipping bill date ${day(row.shippingBillDate)} has no number. Enter the number, or leave both blank until the bill is known.`,
    },
    {
      code: 'SHIPPING-BILL-BEFORE-INVOICE',
      severity: 'warning',
      field: 'shippingBillDate',
      source: 'Form GSTR-1, table 6A',
      portalCode: 'RET191176',
      breaks: (row) => row.shippingBillDate !== undefined && row.shippingBillDate < (row.documentDate ?? ''),
      says: (row) =>
        `Shipping bill of ${day(row.shippingBillDate)} is before the invoice of ${day(row.documentDate)}. The portal may refuse it; check both dates.`,
    },
    {
      code: 'SHIPPING-BILL-FUTURE',
      severity: 'error',
      field: 'shippingBillDate',
      source: 'Form GSTR-1, table 6A',
      portalCode: 'RET191176',
      breaks: (row, filer) => row.shippingBillDate !== undefined && row.shippingBillDate > filer.today,
      says: (row) => `Shipping bill date ${day(row.shippingBillDate)} is in the future. Correct it.`,
    },
    rule.rateOnDate('documentDate'),
  ],
  totals: {
    value: 'documentValue',
    taxable: ['taxableValue'],
    summaryRows: (row) => ['EXP', row['exportType'] === 'WPAY' ? 'EXPWP' : 'EXPWOP'],
    liability: doc.inLiability,
  },
  document: { number: 'documentNumber', date: 'documentDate' },
});
