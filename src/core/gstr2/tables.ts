import { taxOn } from '../money.ts';
import * as field from './purchase-fields.ts';
import * as rule from './purchase-rules.ts';
import type { PurchaseRow, PurchaseTable } from './purchase-table.ts';

const noteKinds = { by: 'noteType', kinds: { C: 'credit-note', D: 'debit-note' } } as const;
const lineRules = [...rule.fitForReturn, ...rule.creditWithinTax, rule.taxOfRate];
const domesticRules = [...rule.purchaseDates, ...lineRules, ...rule.headsOfOneKind];

/** Table 3 and 4A: invoices of registered suppliers. */
const b2b: PurchaseTable = {
  section: 'b2b',
  number: '3, 4A',
  title: 'Inward Supplies from Registered Taxable Persons',
  kind: 'invoice',
  sheet: {
    name: 'b2b',
    aliases: [],
    columns: {
      supplierGstin: 'GSTIN of Supplier',
      supplierName: 'Supplier Name',
      number: 'Invoice Number',
      date: 'Invoice date',
      value: 'Invoice Value',
      placeOfSupply: 'Place Of Supply',
      reverseCharge: 'Reverse Charge',
      type: 'Invoice Type',
      ...field.domesticColumns,
    },
  },
  fields: {
    supplierGstin: field.supplierGstin(),
    supplierName: field.supplierName(),
    ...field.named('inum', 'idt'),
    value: field.value(),
    placeOfSupply: field.placeOfSupply(),
    reverseCharge: field.reverseCharge(),
    type: field.invoiceType(),
    ...field.domesticLine(),
  },
  identity: ['supplierGstin', 'number'],
  wire: {
    party: { fields: ['supplierGstin'], child: 'inv' },
    document: ['number', 'date', 'value', 'placeOfSupply', 'reverseCharge', 'type'],
    line: field.domesticWire,
  },
  rules: [rule.notFromOneself, ...domesticRules, rule.headsByPlace],
};

/** Table 4B: invoices of unregistered suppliers, under reverse charge. */
const b2bur: PurchaseTable = {
  section: 'b2bur',
  number: '4B',
  title: 'Inward Supplies from Unregistered Persons',
  kind: 'invoice',
  sheet: {
    name: 'b2bur',
    aliases: [],
    columns: {
      supplierName: 'Supplier Name',
      number: 'Invoice Number',
      date: 'Invoice date',
      value: 'Invoice Value',
      placeOfSupply: 'Place Of Supply',
      supplyType: 'Supply Type',
      ...field.domesticColumns,
    },
  },
  fields: {
    supplierName: field.supplierName('cname'),
    ...field.named('inum', 'idt'),
    value: field.value(),
    placeOfSupply: field.placeOfSupply(),
    supplyType: field.supplyType(),
    ...field.domesticLine(),
  },
  identity: ['number'],
  wire: {
    party: { fields: [], child: 'inv' },
    document: ['number', 'date', 'supplierName', 'value', 'placeOfSupply', 'supplyType'],
    line: field.domesticWire,
  },
  rules: [...domesticRules, rule.headsBySupplyType],
};

/** Table 6C: credit and debit notes of registered suppliers. */
const cdn: PurchaseTable = {
  section: 'cdn',
  number: '6C',
  title: 'Credit/Debit Notes of Registered Suppliers',
  kind: noteKinds,
  sheet: {
    name: 'cdnr',
    aliases: ['cdn'],
    columns: {
      supplierGstin: 'GSTIN of Supplier',
      supplierName: 'Supplier Name',
      number: 'Note/Refund Voucher Number',
      date: 'Note/Refund Voucher date',
      invoiceNumber: 'Invoice/Advance Payment Voucher Number',
      invoiceDate: 'Invoice/Advance Payment Voucher date',
      preGst: 'Pre GST',
      noteType: 'Document Type',
      reason: 'Reason For Issuing document',
      supplyType: 'Supply Type',
      value: 'Note/Refund Voucher Value',
      ...field.domesticColumns,
    },
  },
  fields: {
    supplierGstin: field.supplierGstin(),
    supplierName: field.supplierName(),
    ...field.named('nt_num', 'nt_dt'),
    ...field.againstInvoice(),
    preGst: field.preGst(),
    noteType: field.noteType(),
    reason: field.reason(),
    supplyType: field.supplyType(),
    value: field.value(),
    ...field.domesticLine(),
  },
  identity: ['supplierGstin', 'number'],
  wire: {
    party: { fields: ['supplierGstin'], child: 'nt' },
    document: [
      'number',
      'date',
      'invoiceNumber',
      'invoiceDate',
      'noteType',
      'reason',
      'preGst',
      'value',
      'supplyType',
    ],
    line: field.domesticWire,
  },
  rules: [rule.notFromOneself, ...domesticRules, rule.headsBySupplyType],
};

/** Table 6C: notes on purchases of unregistered suppliers and on imports of services. */
const cdnur: PurchaseTable = {
  section: 'cdnur',
  number: '6C',
  title: 'Credit/Debit Notes of Unregistered Suppliers',
  kind: noteKinds,
  sheet: {
    name: 'cdnur',
    aliases: [],
    columns: {
      number: 'Note/Voucher Number',
      date: 'Note/Voucher date',
      invoiceNumber: 'Invoice/Advance Payment Voucher number',
      invoiceDate: 'Invoice/Advance Payment Voucher date',
      preGst: 'Pre GST',
      noteType: 'Document Type',
      reason: 'Reason For Issuing document',
      supplyType: 'Supply Type',
      type: 'Invoice Type',
      value: 'Note/Voucher Value',
      ...field.domesticColumns,
    },
  },
  fields: {
    ...field.named('nt_num', 'nt_dt'),
    ...field.againstInvoice(),
    preGst: field.preGst(),
    noteType: field.noteType(),
    reason: field.reason(),
    supplyType: field.supplyType(),
    type: field.word('inv_typ', { B2BUR: 'B2BUR', IMPS: 'IMPS' }, 'refused'),
    value: field.value(),
    ...field.domesticLine(),
  },
  identity: ['number'],
  wire: {
    document: [
      'number',
      'date',
      'invoiceNumber',
      'invoiceDate',
      'noteType',
      'reason',
      'preGst',
      'type',
      'value',
      'supplyType',
    ],
    line: field.domesticWire,
  },
  rules: [...domesticRules, rule.headsBySupplyType],
};

/** Table 5: bills of entry, from abroad or from a special economic zone. */
const impG: PurchaseTable = {
  section: 'imp_g',
  number: '5',
  title: 'Import of Goods',
  kind: 'bill-of-entry',
  sheet: {
    name: 'impg',
    aliases: ['imp_g'],
    columns: {
      portCode: 'Port Code',
      number: 'Bill Of Entry Number',
      date: 'Bill Of Entry Date',
      value: 'Bill Of Entry Value',
      isSez: 'Document type',
      supplierGstin: 'GSTIN Of SEZ Supplier',
      ...field.importColumns,
    },
  },
  fields: {
    portCode: field.portCode(),
    number: field.billNumber(),
    date: field.named('', 'boe_dt').date,
    value: field.value('boe_val'),
    isSez: field.isSez(),
    supplierGstin: field.supplierGstin('absent'),
    ...field.importLine(),
  },
  identity: ['portCode', 'number', 'date'],
  wire: {
    document: ['number', 'date', 'value', 'isSez', 'supplierGstin', 'portCode'],
    line: field.importWire,
  },
  rules: [...rule.purchaseDates, ...lineRules, rule.sezSupplier],
};

/** Table 4C: services from abroad, under reverse charge. */
const impS: PurchaseTable = {
  section: 'imp_s',
  number: '4C',
  title: 'Import of Services',
  kind: 'import of services',
  sheet: {
    name: 'imps',
    aliases: ['imp_s'],
    columns: {
      number: 'Invoice Number of Reg Recipient',
      date: 'Invoice Date',
      value: 'Invoice Value',
      placeOfSupply: 'Place Of Supply',
      ...field.importColumns,
    },
  },
  fields: {
    ...field.named('inum', 'idt'),
    value: field.value('ival'),
    placeOfSupply: field.placeOfSupply(),
    ...field.importLine(),
  },
  identity: ['number'],
  wire: { document: ['number', 'date', 'value', 'placeOfSupply'], line: field.importWire },
  rules: [...rule.purchaseDates, ...lineRules],
};

const advances = {
  fields: {
    placeOfSupply: field.placeOfSupply(),
    supplyType: field.supplyType('sply_ty'),
    ...field.advanceLine(),
  },
  identity: ['placeOfSupply', 'supplyType'],
  wire: { document: ['placeOfSupply', 'supplyType'], line: field.advanceWire },
  rules: [rule.headsBySupplyType],
  derive: advanceTax,
};

/** The recipient pays the tax on an advance himself (section 13(3)), so it follows from rate and supply type. */
function advanceTax(row: PurchaseRow): PurchaseRow {
  if (row['igst'] !== undefined || row['cgst'] !== undefined) return row;
  const [amount, rate] = [Number(row['taxableValue'] ?? 0), Number(row['rate'] ?? 0)];
  if (row['supplyType'] === 'INTER') return { ...row, igst: taxOn(amount, rate) };
  const half = taxOn(amount, rate, 50);
  return { ...row, cgst: half, sgst: half };
}

/** Table 10A: advances paid on supplies under reverse charge. */
const txi: PurchaseTable = {
  ...advances,
  section: 'txi',
  number: '10A',
  title: 'Tax Liability on Advance Paid Under Reverse Charge',
  kind: 'advance',
  sheet: {
    name: 'at',
    aliases: ['txi'],
    columns: {
      placeOfSupply: 'Place Of Supply',
      supplyType: 'Supply Type',
      rate: 'Rate',
      taxableValue: 'Gross Advance Paid',
      cess: 'Cess Amount',
    },
  },
};

/** Table 10B: advances on which tax was paid earlier, adjusted against invoices. */
const atadj: PurchaseTable = {
  ...advances,
  section: 'atadj',
  number: '10B',
  title: 'Adjustment of Advance Tax Paid Earlier for Reverse Charge Supplies',
  kind: 'advance-adjustment',
  sheet: {
    name: 'atadj',
    aliases: [],
    columns: {
      placeOfSupply: 'Place Of Supply',
      supplyType: 'Supply Type',
      rate: 'Rate',
      taxableValue: 'Gross Advance Paid to be Adjusted',
      cess: 'Cess Adjusted',
    },
  },
};

/** The sections of GSTR-2 that hold documents or advances, in the order of the form. */
export const purchaseTables: readonly PurchaseTable[] = [b2b, b2bur, impS, impG, cdn, cdnur, txi, atadj];

/** The table of a section; a section that GSTR-2 does not have is a defect. */
export function purchaseTable(section: string): PurchaseTable {
  const table = purchaseTables.find((candidate) => candidate.section === section);
  if (!table) throw new Error(`GSTR-2 has no section ${section}.`);
  return table;
}
