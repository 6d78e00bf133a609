import {
  amendedBy,
  directionOf,
  isNote,
  type SaleDocument,
  type SaleLine,
  type Supply,
} from '../documents/supply.ts';
import { isService } from '../hsn.ts';
import { formatRupees, type Paise, taxOn } from '../money.ts';
import { firstDayReported } from '../return-calendar.ts';
import { stateName } from '../state.ts';
import { b2clLimit, b2clLimitInWords } from './limits.ts';
import { isInterState } from './supply-tax.ts';
import type { Filer } from './table.ts';

/** A question of the decision tree that can say itself: as text of the tree, and as a reason for one supply. */
export interface Condition {
  /** The question as a statement, e.g. `the recipient has a GSTIN or UIN`. */
  readonly name: string;
  holds(supply: Supply, filer: Filer): boolean;
  /** What is said of a supply for which it holds; nothing when it explains nothing. */
  readonly yes?: (supply: Supply, filer: Filer) => string;
  /** What is said of a supply for which it does not hold. */
  readonly no?: (supply: Supply, filer: Filer) => string;
}

const place = (code: string): string => (code === '96' ? 'outside India' : `${code}-${stateName(code)}`);

/** Value of a document in paise: as the books state it, else its lines with the tax that is charged. */
export function valueOfDocument(document: SaleDocument): Paise {
  if (document.value !== undefined) return document.value;
  return document.lines.reduce(
    (sum, line) => sum + line.taxableValue + (isWithoutTax(document) ? 0 : taxOfLine(line, document)),
    0,
  );
}

/** The recipient pays the tax, or nobody does: supplies to SEZ and exports without payment (section 16(3) IGST Act). */
export function isWithoutTax({
  reverseCharge,
  recipient,
  placeOfSupply,
  withPayment,
}: SaleDocument): boolean {
  if (reverseCharge) return true;
  const isZeroRated =
    recipient.kind === 'registered'
      ? recipient.as === 'SEZ'
      : recipient.kind === 'overseas' && placeOfSupply === '96';
  return isZeroRated && !withPayment;
}

function taxOfLine(line: SaleLine, { differentialRate }: SaleDocument): Paise {
  const { stated, taxability, taxableValue, rate, cess = 0 } = line;
  if (stated) return stated.igst + stated.cgst + stated.sgst + cess;
  const isTaxed = taxability === 'taxable';
  return cess + (isTaxed ? taxOn(taxableValue, rate, differentialRate === undefined ? 100 : 65) : 0);
}

/** Invoice type of a supply to a registered person on the wire: R, SEWP, SEWOP, DE or CBW. */
export function invoiceTypeOf(document: SaleDocument): 'R' | 'SEWP' | 'SEWOP' | 'DE' | 'CBW' {
  const { recipient } = document;
  if (recipient.kind === 'registered' && recipient.as === 'SEZ') {
    return document.withPayment ? 'SEWP' : 'SEWOP';
  }
  if (recipient.kind === 'registered' && recipient.as === 'deemed export') return 'DE';
  return document.integratedTaxWithinState ? 'CBW' : 'R';
}

/** Whether the supply is inter-State, for whatever table. */
export function crossesStates({ document }: Supply, filer: Filer): boolean {
  const type = document.recipient.kind === 'registered' ? invoiceTypeOf(document) : undefined;
  return isInterState(document.placeOfSupply, filer, type);
}

/** A note is large when it or the invoice it corrects is; the limit is that of the invoice's own month, where known. */
function isLarge({ document }: Supply, filer: Filer): boolean {
  const value = valueOfDocument(document);
  if (!isNote(document)) return value > b2clLimit(filer.returnPeriod).value;
  const limit = b2clLimit(document.original?.date ?? filer.returnPeriod).value;
  return Math.max(value, document.original?.value ?? 0) > limit;
}

const limitOf = ({ document }: Supply, filer: Filer): string =>
  b2clLimitInWords((isNote(document) ? document.original?.date : undefined) ?? filer.returnPeriod);

/** Whether a document corrects one that an earlier return has reported: it names the number and date of that one. */
export function isAmendment(document: SaleDocument, filer: Filer): boolean {
  const amended = amendedBy(document);
  return amended !== undefined && amended.date < firstDayReported(filer.returnPeriod, filer.frequency);
}

/** The questions of the decision tree, by name. Each is asked of a supply: the lines of a document of one taxability. */
export const conditions = {
  amended: {
    name: 'the document corrects one that an earlier return has reported',
    holds: ({ document }, filer) => isAmendment(document, filer),
    yes: ({ document }) => {
      const { number, date } = amendedBy(document) ?? {};
      return `it corrects "${number}" of ${date?.split('-').reverse().join('-')}, which an earlier return has reported`;
    },
  },
  ofAnotherSupplier: {
    name: 'the filer is an e-commerce operator and pays the tax of another supplier (section 9(5))',
    holds: ({ document }) => document.onBehalfOf !== undefined,
    yes: () => 'you are the operator and pay the tax of the supplier (section 9(5))',
  },
  ofRegisteredSupplier: {
    name: 'that supplier has a GSTIN',
    holds: ({ document }) => document.onBehalfOf?.gstin !== undefined,
    yes: ({ document }) => `the supplier has GSTIN ${document.onBehalfOf?.gstin}`,
    no: () => 'the supplier is unregistered',
  },
  delivery: {
    name: 'the document is a delivery challan',
    holds: ({ document }) => document.kind === 'delivery-challan',
    yes: () => 'a delivery challan moves goods without a supply',
  },
  advance: {
    name: 'the document is an advance received, refunded or adjusted',
    holds: ({ document }) => document.kind.startsWith('advance-'),
  },
  advanceForGoods: {
    name: 'the advance is for goods',
    holds: ({ lines }) => lines.every(({ hsn }) => hsn !== undefined && !isService(hsn)),
    yes: () => 'advances for goods bear no tax (Notification 66/2017 Central Tax)',
  },
  advanceWithoutTax: {
    name: 'the advance is for an export, or for a special economic zone without payment of tax',
    holds: (supply) =>
      supply.document.recipient.kind === 'overseas'
        ? supply.document.placeOfSupply === '96'
        : supply.document.recipient.kind === 'registered' &&
          supply.document.recipient.as === 'SEZ' &&
          !supply.document.withPayment,
    yes: () => 'the supply is zero rated (section 16 IGST Act) and is reported when it is invoiced',
  },
  reverseCharge: {
    name: 'the recipient pays the tax (reverse charge)',
    holds: ({ document }) => document.reverseCharge === true,
    yes: () => 'the recipient pays the tax on reverse charge',
  },
  untaxed: {
    name: 'the lines bear no tax (nil rated, exempt or non-GST)',
    holds: ({ taxability }) => taxability !== 'taxable',
    yes: ({ taxability }) => `the lines are ${taxability === 'nil-rated' ? 'nil rated' : taxability}`,
  },
  adjustment: {
    name: 'an invoice takes up an advance taxed in an earlier period',
    holds: ({ document }) => document.kind === 'advance-adjustment',
    yes: () => 'an invoice of the period takes up an advance taxed earlier',
  },
  invoicedInPeriod: {
    name: 'the invoice was issued in the same period',
    holds: ({ document }) => document.invoicedInPeriod === true,
    yes: () => 'its invoice was issued in the same period and is reported instead',
    no: ({ document }) =>
      directionOf(document) === 1 ? 'no invoice was issued in the period' : 'the advance was paid back',
  },
  exported: {
    name: 'goods or services leave India',
    holds: ({ document }) => document.recipient.kind === 'overseas' && document.placeOfSupply === '96',
    yes: () => 'the recipient and the place of supply are outside India',
  },
  note: {
    name: 'the document is a credit or debit note',
    holds: ({ document }) => isNote(document),
    yes: ({ document }) => `the document is a ${document.kind.replace('-', ' ')}`,
  },
  underSection9: {
    name: 'sold through an operator who pays the tax (section 9(5))',
    holds: ({ document }) => document.operator?.under === 'section 9(5)',
    yes: ({ document }) => `operator ${document.operator?.gstin} pays the tax (section 9(5))`,
  },
  registered: {
    name: 'the recipient has a GSTIN or UIN',
    holds: ({ document }) => document.recipient.kind === 'registered',
    yes: ({ document }) =>
      `the recipient has GSTIN ${document.recipient.kind === 'registered' ? document.recipient.gstin : ''}`,
    no: () => 'the recipient is unregistered',
  },
  sez: {
    name: 'the recipient is a unit or developer in a special economic zone',
    holds: ({ document: { recipient } }) => recipient.kind === 'registered' && recipient.as === 'SEZ',
    yes: ({ document }) =>
      `in a special economic zone, ${document.withPayment ? 'with payment of tax' : 'without payment of tax'}`,
  },
  deemedExport: {
    name: 'the supply is a deemed export',
    holds: ({ document: { recipient } }) =>
      recipient.kind === 'registered' && recipient.as === 'deemed export',
    yes: () => 'the supply is a deemed export (section 147)',
  },
  interState: {
    name: 'the place of supply is another State',
    holds: crossesStates,
    yes: ({ document }, filer) =>
      filer.isSez
        ? 'you are in a special economic zone, so the supply is inter-State'
        : `place of supply ${place(document.placeOfSupply)} is another State`,
    no: ({ document }) => `place of supply ${place(document.placeOfSupply)} is your own State`,
  },
  large: {
    name: 'the value of the invoice (of a note: of the note or its invoice, whichever is more) is above the limit of table 5',
    holds: isLarge,
    yes: (supply, filer) => `value ₹${largest(supply)} is above ₹${limitOf(supply, filer)}`,
    no: (supply, filer) => `value ₹${largest(supply)} is not above ₹${limitOf(supply, filer)}`,
  },
} as const satisfies Readonly<Record<string, Condition>>;

const largest = ({ document }: Supply): string =>
  formatRupees(Math.max(valueOfDocument(document), isNote(document) ? (document.original?.value ?? 0) : 0));
