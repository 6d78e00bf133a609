import { wireDay } from '../inward/document-wire.ts';
import { lastDayForCredit } from '../inward/ims-rules.ts';
import { formatRupees, taxOn } from '../money.ts';
import { lastDayOf } from '../return-period.ts';
import type { PurchaseRow, PurchaseRule } from './purchase-table.ts';

const amount = (row: PurchaseRow, field: string): number => Number(row[field] ?? 0);
const text = (row: PurchaseRow, field: string): string => String(row[field] ?? '');
/** Rounding on paper may cost so much; the supplier's own figures stand. */
const rounding = 1_00;
const heads = [
  ['igst', 'creditIgst', 'Integrated tax'],
  ['cgst', 'creditCgst', 'Central tax'],
  ['sgst', 'creditSgst', 'State tax'],
  ['cess', 'creditCess', 'Cess'],
] as const;

/** Dates of a purchase: within GST, not after the period, and not too old for credit. */
export const purchaseDates: readonly PurchaseRule[] = [
  {
    code: 'DATE-AFTER-PERIOD',
    severity: 'error',
    field: 'date',
    source: 'Section 38 CGST Act as of 2017',
    breaks: (row, { returnPeriod }) => text(row, 'date') > lastDayOf(returnPeriod),
    says: (row, { returnPeriod }) =>
      `${wireDay(text(row, 'date'))} is after the last day of the return period (${wireDay(lastDayOf(returnPeriod))}). Correct the date, or enter the document in its own period.`,
  },
  {
    code: 'CREDIT-LATE',
    severity: 'warning',
    field: 'date',
    source: 'Section 16(4) CGST Act',
    breaks: (row, { returnPeriod }) =>
      row['date'] !== undefined &&
      text(row, 'eligibility') !== 'no' &&
      `${returnPeriod}-01` > lastDayForCredit(text(row, 'date')),
    says: (row) =>
      `The credit of a document of ${wireDay(text(row, 'date'))} could be taken until ${wireDay(lastDayForCredit(text(row, 'date')))}. Mark it ineligible, or check the date.`,
  },
];

/** What GSTR-2 cannot carry, though the books and the matching can. */
export const fitForReturn: readonly PurchaseRule[] = [
  {
    code: 'PURCHASE-NUMBER',
    severity: 'warning',
    field: 'number',
    source: 'Rule 46(b) CGST Rules',
    breaks: (row) => row['number'] !== undefined && !/^[A-Za-z0-9/-]{1,16}$/.test(text(row, 'number')),
    says: (row) =>
      `Document number "${row['number']}" is not one the portal takes: up to 16 letters, digits, - and /. It is matched as it stands; correct it if it was mistyped.`,
  },
  {
    code: 'PURCHASE-RATE-BLANK',
    severity: 'warning',
    field: 'rate',
    source: 'Form GSTR-2',
    breaks: (row) => row['rate'] === undefined,
    says: () =>
      'The line has no rate of tax. It can be matched, but GSTR-2 needs one line for each rate; enter the rates of the document.',
  },
];

/** Nobody buys from his own registration. */
export const notFromOneself: PurchaseRule = {
  code: 'GSTIN-OWN',
  severity: 'error',
  field: 'supplierGstin',
  source: 'Section 7 CGST Act',
  breaks: (row, { gstin }) => row['supplierGstin'] === gstin,
  says: (row) => `${row['supplierGstin']} is your own GSTIN. Enter the GSTIN of the supplier.`,
};

/** Credit is never more than the tax, and nothing where the purchase is not eligible (sections 16 and 17(5)). */
export const creditWithinTax: readonly PurchaseRule[] = heads.flatMap(([tax, credit, name]) => [
  {
    code: 'CREDIT-ABOVE-TAX',
    severity: 'error',
    field: credit,
    source: 'Section 16(1) CGST Act',
    breaks: (row) => text(row, 'eligibility') !== 'no' && amount(row, credit) > amount(row, tax),
    says: (row) =>
      `${name}: the credit of ₹${formatRupees(amount(row, credit))} is more than the tax of ₹${formatRupees(amount(row, tax))}. Enter at most the tax.`,
  },
  {
    code: 'CREDIT-INELIGIBLE',
    severity: 'error',
    field: credit,
    source: 'Section 17(5) CGST Act',
    breaks: (row) => text(row, 'eligibility') === 'no' && amount(row, credit) !== 0,
    says: (row) =>
      `${name}: a credit of ₹${formatRupees(amount(row, credit))} is claimed on an ineligible purchase. Enter 0, or choose Inputs, Input services or Capital goods.`,
  },
]);

/** The tax a supplier charged follows from rate and value; where it does not, his document decides. */
export const taxOfRate: PurchaseRule = {
  code: 'TAX-ARITHMETIC',
  severity: 'warning',
  field: 'taxableValue',
  source: 'Section 15 CGST Act',
  breaks: (row) =>
    row['rate'] !== undefined &&
    Math.abs(
      taxOn(amount(row, 'taxableValue'), amount(row, 'rate')) -
        amount(row, 'igst') -
        amount(row, 'cgst') -
        amount(row, 'sgst'),
    ) > rounding,
  says: (row) =>
    `Tax of ₹${formatRupees(amount(row, 'igst') + amount(row, 'cgst') + amount(row, 'sgst'))} is not ${row['rate']} % of ₹${formatRupees(amount(row, 'taxableValue'))}. Compare it with the supplier's document; the stated tax is used.`,
};

/** Integrated tax goes between States, central and State tax within one, never both (sections 5 IGST and 9 CGST Act). */
export const headsOfOneKind: readonly PurchaseRule[] = [
  {
    code: 'TAX-HEADS',
    severity: 'warning',
    field: 'igst',
    source: 'Section 5 IGST Act, section 9 CGST Act',
    breaks: (row) => amount(row, 'igst') !== 0 && amount(row, 'cgst') + amount(row, 'sgst') !== 0,
    says: () =>
      'The line has integrated tax and central or State tax. A supply bears one or the other; compare it with the document.',
  },
  {
    code: 'TAX-HALVES',
    severity: 'warning',
    field: 'cgst',
    source: 'Section 9 CGST Act',
    breaks: (row) => Math.abs(amount(row, 'cgst') - amount(row, 'sgst')) > rounding,
    says: (row) =>
      `Central tax ₹${formatRupees(amount(row, 'cgst'))} and State tax ₹${formatRupees(amount(row, 'sgst'))} differ. They are equal by law; compare them with the document.`,
  },
];

/** Where the supply type is stated, it decides the heads. */
export const headsBySupplyType: PurchaseRule = {
  code: 'SUPPLY-TYPE-HEADS',
  severity: 'error',
  field: 'supplyType',
  source: 'Form GSTR-2',
  breaks: (row) =>
    text(row, 'supplyType') === 'INTER'
      ? amount(row, 'cgst') + amount(row, 'sgst') !== 0
      : amount(row, 'igst') !== 0,
  says: (row) =>
    text(row, 'supplyType') === 'INTER'
      ? 'Place of Supply and Tax Area Code do not match: an inter-State supply has no central or State tax. Please select correct supply type.'
      : 'Place of Supply and Tax Area Code do not match: a supply within the State has no integrated tax. Please select correct supply type.',
};

/** The heads of a registered supplier's invoice follow from his State and the place of supply. */
export const headsByPlace: PurchaseRule = {
  code: 'PLACE-HEADS',
  severity: 'warning',
  field: 'placeOfSupply',
  source: 'Sections 7 and 8 IGST Act',
  breaks: (row) => {
    if (row['placeOfSupply'] === undefined || row['supplierGstin'] === undefined || row['type'] !== 'R')
      return false;
    const within = text(row, 'supplierGstin').slice(0, 2) === row['placeOfSupply'];
    return within ? amount(row, 'igst') !== 0 : amount(row, 'cgst') + amount(row, 'sgst') !== 0;
  },
  says: (row) =>
    `The supplier is in State ${text(row, 'supplierGstin').slice(0, 2)} and the place of supply is ${row['placeOfSupply']}, which calls for ${text(row, 'supplierGstin').slice(0, 2) === row['placeOfSupply'] ? 'central and State tax' : 'integrated tax'}. Check the place of supply, or ask the supplier to correct the invoice.`,
};

/** A bill of entry names the supplier exactly when the goods come from a special economic zone. */
export const sezSupplier: PurchaseRule = {
  code: 'SEZ-SUPPLIER',
  severity: 'error',
  field: 'supplierGstin',
  source: 'Form GSTR-2, table 5',
  breaks: (row) => (row['isSez'] === 'Y') !== (row['supplierGstin'] !== undefined),
  says: (row) =>
    row['isSez'] === 'Y'
      ? 'Goods received from a special economic zone need the GSTIN of their supplier. Enter it.'
      : `The GSTIN ${row['supplierGstin']} of a supplier stands on an import from abroad. Write "Received from SEZ", or remove it.`,
};
