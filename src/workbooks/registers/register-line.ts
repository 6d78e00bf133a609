import type { Recipient, SaleLine, Taxability } from '../../core/index.ts';
import { isTaxRate, stateCodeOf, taxRates } from '../../core/index.ts';
import type { RegisterRow } from './register-cells.ts';
import { type SupplyWords, taxabilityOfWord, unitOf } from './words.ts';

/** Words that stand where a GSTIN would, for customers who have none. */
const noGstin = /^(urp|un-?registered|na|n\/a|nil|none|no|b2c|consumer|cash|0|-+|\.)$/i;

/** Who receives the supply, from the GSTIN and the words of the row. */
export function recipientOf(row: RegisterRow, words: SupplyWords): Recipient {
  const text = row.text('recipientGstin').replace(/\s/g, '').toUpperCase();
  const name = row.text('recipientName');
  const named = name === '' ? {} : { name };
  const isAbroad = words.isExport === true || stateCodeOf(row.text('placeOfSupply')) === '96';
  // Some programs put their own code of the customer where the GSTIN of others stands.
  const isOwnCode = !/^\d{2}/.test(text) && (words.isUnregistered === true || isAbroad);
  if (text === '' || noGstin.test(text) || isOwnCode) {
    return { kind: isAbroad ? 'overseas' : 'unregistered', ...named };
  }
  // A GSTIN on an export is that of the seller's agent or of the buyer's office; the goods still leave India.
  if (words.isExport) return { kind: 'overseas', ...named };
  return { kind: 'registered', gstin: text, ...named, ...(words.as ? { as: words.as } : {}) };
}

/** Two digits of the place of supply: as stated, else the State of delivery, else that of the GSTIN (section 10 IGST Act). */
export function placeOfSupplyOf(row: RegisterRow, recipient: Recipient): string | undefined {
  if (recipient.kind === 'overseas' && row.text('placeOfSupply') === '') return '96';
  // A constant stands in for customers of whom nothing is known; a GSTIN says more than it.
  const gstinState = recipient.kind === 'registered' ? recipient.gstin.slice(0, 2) : '';
  const asked = [
    ['placeOfSupply', row.written('placeOfSupply')],
    ['recipientState', row.written('recipientState')],
    ['recipientGstin', gstinState],
    ['placeOfSupply', row.text('placeOfSupply')],
    ['recipientState', row.text('recipientState')],
  ] as const;
  for (const [field, text] of asked) {
    if (text === '') continue;
    // Whether a GSTIN begins with a State is for the test of the GSTIN to say.
    const code = field === 'recipientGstin' ? text : stateCodeOf(text);
    // Registers of before 96 was given used 97, Other Territory, for what leaves India.
    if (code === '97' && recipient.kind === 'overseas') return '96';
    if (code !== null) return code;
    row.refuse(field, {
      code: 'PLACE-OF-SUPPLY',
      says: `"${text}" is not a State. Write its name, its two digits or its letters, like Maharashtra, 27 or MH.`,
    });
    return undefined;
  }
  row.refuse('placeOfSupply', {
    code: 'PLACE-OF-SUPPLY-BLANK',
    says: 'The row has neither place of supply nor State of the customer. Enter one of them.',
  });
  return undefined;
}

/** The amounts of a row before the direction of the document is known; in paise, quantity in hundredths. */
export interface RawLine {
  readonly taxableValue: number;
  readonly quantity: number | undefined;
  readonly stated: SaleLine['stated'];
  readonly cess: number;
  readonly rate: number;
  readonly taxability: Taxability;
  readonly hsn: string;
  readonly description: string;
  readonly unit: string;
}

/** Reads the line of a row; undefined when its value or rate cannot be had. */
export function lineOf(
  row: RegisterRow,
  { isZeroRated }: { readonly isZeroRated: boolean },
): RawLine | undefined {
  const quantity = row.amount('quantity');
  const taxableValue = row.amount('taxableValue') ?? priced(row.amount('unitPrice'), quantity);
  const stated = statedTax(row);
  const cess = row.amount('cess') ?? 0;
  if (taxableValue === undefined) {
    row.refuse('taxableValue', {
      code: 'TAXABLE-VALUE-BLANK',
      says: 'The row has no taxable value. Enter the value without tax.',
    });
    return undefined;
  }
  const rate = rateOf(row, taxableValue, stated);
  if (rate === undefined) return undefined;
  const hsn = row.text('hsn').replace(/\.0$|\s/g, '');
  return {
    taxableValue,
    quantity,
    stated,
    cess,
    rate,
    taxability: taxabilityOf(row, rate, isZeroRated),
    // A heading that the sheet kept as a number has lost its zero: 101 is 0101.
    hsn: /^\d{3}$|^\d{5}$|^\d{7}$/.test(hsn) ? `0${hsn}` : hsn,
    description: row.text('description'),
    unit: row.text('unit') === '' ? '' : unitOf(row.text('unit')),
  };
}

const priced = (price: number | undefined, quantity: number | undefined): number | undefined =>
  price === undefined ? undefined : Math.round((price * (quantity ?? 100)) / 100);

function statedTax(row: RegisterRow): SaleLine['stated'] {
  const [igst, cgst, sgst] = [row.amount('igst'), row.amount('cgst'), row.amount('sgst')];
  if (igst === undefined && cgst === undefined && sgst === undefined) return undefined;
  return { igst: igst ?? 0, cgst: cgst ?? 0, sgst: sgst ?? 0 };
}

function rateOf(row: RegisterRow, taxableValue: number, stated: SaleLine['stated']): number | undefined {
  const whole = row.percent('rate') ?? row.percent('igstRate');
  const halves = (row.percent('cgstRate') ?? 0) + (row.percent('sgstRate') ?? 0);
  const rate = whole || halves || whole;
  if (rate !== undefined) {
    // A cell formatted as a percentage holds 0.18 for 18 %.
    const hundredfold = Math.round(rate * 100_000) / 1000;
    return !isTaxRate(rate) && isTaxRate(hundredfold) ? hundredfold : rate;
  }
  if (row.text('taxability') !== '' && taxabilityOfWord(row.text('taxability')) !== 'taxable') return 0;
  return rateOfTax(row, taxableValue, stated);
}

/** The rate that gives the stated tax to within a rupee or 0.2 %, so that rounded invoices are recognised too. */
function rateOfTax(row: RegisterRow, taxableValue: number, stated: SaleLine['stated']): number | undefined {
  const total = stated ? stated.igst + stated.cgst + stated.sgst : row.amount('tax');
  const tax = total === undefined ? undefined : Math.abs(total);
  const value = Math.abs(taxableValue);
  const off = (rate: number): number => Math.abs((value * rate) / 100 - (tax ?? 0));
  const [nearest] = taxRates.toSorted((a, b) => off(a) - off(b));
  if (tax !== undefined && nearest !== undefined && off(nearest) <= Math.max(100, value / 500))
    return nearest;
  row.refuse('rate', {
    code: 'RATE-UNKNOWN',
    says:
      tax === undefined
        ? 'The row has neither rate nor tax. Enter the rate.'
        : `The tax of the row is ${value === 0 ? 'without a value' : `${((tax / value) * 100).toFixed(2)} %`}, which is no rate of GST. Enter the rate, or correct the amounts.`,
  });
  return undefined;
}

function taxabilityOf(row: RegisterRow, rate: number, isZeroRated: boolean): Taxability {
  const text = row.text('taxability');
  const stated = text === '' ? undefined : taxabilityOfWord(text);
  if (stated === null) {
    row.refuse('taxability', {
      code: 'TAXABILITY',
      says: `"${text}" does not say whether the line is taxable. Write Taxable, Nil rated, Exempt or Non-GST.`,
    });
  }
  if (stated && !(stated === 'taxable' && rate === 0 && !isZeroRated)) return stated;
  if (rate > 0 || isZeroRated) return 'taxable';
  row.note(row.text('taxability') === '' ? 'rate' : 'taxability', {
    code: 'TAXABILITY-ASSUMED',
    severity: 'warning',
    says: 'The line has rate 0 and does not say why; it is taken as nil rated. Write Exempt or Non-GST in a column of the register if it is that.',
  });
  return 'nil-rated';
}
