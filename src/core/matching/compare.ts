import { formatRupees, type Paise, paise, rupees } from '../money.ts';
import { stateName } from '../state.ts';
import { stateCodeOf } from '../state-spelling.ts';
import {
  amountHeads,
  amountsOf,
  type DocumentAmounts,
  headsBeyond,
  type PaiseTolerance,
  taxOf,
} from './amounts.ts';
import { inOneFinancialYear } from './date.ts';
import type { MatchDocument, MatchReason } from './document.ts';

/** How two documents of one number compare. */
export interface Comparison {
  readonly agrees: boolean;
  readonly reasons: readonly MatchReason[];
  readonly differences: Readonly<Record<string, number | string>>;
}

/** One object for all pairs that are equal: nearly all of a million are. */
const equal: Comparison = Object.freeze({
  agrees: true,
  reasons: Object.freeze([
    Object.freeze({ code: 'EQUAL', says: 'Number, date, place of supply and every amount are equal.' }),
  ]),
  differences: Object.freeze({}),
});

/** Where the place of supply was not compared, nothing is said of it. */
const equalElsewhere: Comparison = Object.freeze({
  ...equal,
  reasons: Object.freeze([
    Object.freeze({ code: 'EQUAL', says: 'Number, date and every amount are equal.' }),
  ]),
});

/** Compares two documents of one number field by field; fields that one side does not know are not compared. */
export function compareDocuments(
  ours: MatchDocument,
  theirs: MatchDocument,
  tolerance: PaiseTolerance,
): Comparison {
  return isIdentical(ours, theirs)
    ? equal
    : compareParticulars({ ours, theirs, tolerance, a: amountsOf(ours), b: amountsOf(theirs) });
}

function isIdentical(a: MatchDocument, b: MatchDocument): boolean {
  return (
    a.taxableValue === b.taxableValue &&
    a.igst === b.igst &&
    a.cgst === b.cgst &&
    a.sgst === b.sgst &&
    a.cess === b.cess &&
    a.date === b.date &&
    a.placeOfSupply === b.placeOfSupply &&
    a.reverseCharge === b.reverseCharge &&
    a.type === b.type &&
    a.number === b.number &&
    a.value === b.value &&
    b.rejected !== true
  );
}

/** Two documents (or one and the sum of several), with their amounts in paise. */
interface Pair {
  readonly ours: MatchDocument;
  readonly theirs: MatchDocument;
  readonly a: DocumentAmounts;
  readonly b: DocumentAmounts;
  readonly tolerance: PaiseTolerance;
}

/** Compares documents whose amounts are given: so one document is compared with the sum of several. */
export function compareParticulars(pair: Pair): Comparison {
  const differences: Record<string, number | string> = {};
  const wrong = [...wordReasons(pair, differences), ...amountReasons(pair, differences)];
  const notes = noteReasons(pair, differences);
  const agrees = wrong.length === 0;
  const reasons = [...wrong, ...notes];
  if (reasons.length === 0) return pair.theirs.placeOfSupply === undefined ? equalElsewhere : equal;
  return { agrees, reasons, differences };
}

const typeCodes: Readonly<Record<string, string>> = {
  REGULAR: 'R',
  'REGULAR B2B': 'R',
  'DEEMED EXP': 'DE',
  'SEZ SUPPLIES WITH PAYMENT': 'SEWP',
  'SEZ SUPPLIES WITHOUT PAYMENT': 'SEWOP',
};

const codeOfType = (type: string) => typeCodes[type.trim().toUpperCase()] ?? type.trim().toUpperCase();
const codeOfState = (place: string) => stateCodeOf(place) ?? place.trim();
const namedState = (place: string) => {
  const code = codeOfState(place);
  const name = stateName(code);
  return name ? `${code}-${name}` : `"${place}"`;
};

/** Particulars that are words: each with how it is compared and shown. */
const words: readonly {
  readonly field: 'date' | 'type' | 'placeOfSupply' | 'reverseCharge';
  readonly code: string;
  readonly title: string;
  readonly normal: (value: string) => string;
  readonly shown: (value: string) => string;
}[] = [
  { field: 'date', code: 'DATE', title: 'Date', normal: (value) => value, shown: (value) => value },
  { field: 'type', code: 'TYPE', title: 'Type', normal: codeOfType, shown: codeOfType },
  {
    field: 'placeOfSupply',
    code: 'PLACE-OF-SUPPLY',
    title: 'Place of supply',
    normal: codeOfState,
    shown: namedState,
  },
  {
    field: 'reverseCharge',
    code: 'REVERSE-CHARGE',
    title: 'Reverse charge',
    normal: (value) => value,
    shown: (value) => (value === 'true' ? 'yes' : 'no'),
  },
];

function wordReasons(
  { ours, theirs }: Pair,
  differences: Record<string, number | string>,
): readonly MatchReason[] {
  const reasons: MatchReason[] = [];
  if (theirs.rejected)
    reasons.push({ code: 'REJECTED', says: 'The counter party has rejected this document.' });
  for (const { field, code, title, normal, shown } of words) {
    const [a, b] = [ours[field], theirs[field]];
    if (a === undefined || b === undefined || a === null || b === null || a === '' || b === '') continue;
    if (normal(String(a)) === normal(String(b))) continue;
    const [here, there] = [shown(String(a)), shown(String(b))];
    differences[field] = `${here} / ${there}`;
    reasons.push({ code, says: `${title} is ${here} in our books and ${there} at the counter party.` });
  }
  if (!inOneFinancialYear(ours.date, theirs.date)) {
    reasons.push({
      code: 'FINANCIAL-YEAR',
      says: 'The two dates lie on either side of 31 March: check in which financial year the credit belongs.',
    });
  }
  return reasons;
}

const titles = { taxableValue: 'Taxable value', igst: 'IGST', cgst: 'CGST', sgst: 'SGST', cess: 'Cess' };

function amountReasons(
  { a, b, tolerance }: Pair,
  differences: Record<string, number | string>,
): readonly MatchReason[] {
  for (const head of amountHeads) if (a[head] !== b[head]) differences[head] = rupees(a[head] - b[head]);
  const beyond = headsBeyond(a, b, tolerance);
  const heads = isOtherHead(a, b, tolerance)
    ? beyond.filter((head) => head === 'taxableValue' || head === 'cess')
    : beyond;
  const reasons = heads.map((head) => ({
    code: head === 'taxableValue' ? 'TAXABLE-VALUE' : head === 'cess' ? 'CESS' : 'TAX',
    says: `${titles[head]} is ${amountsSay(a[head], b[head])}`,
  }));
  return beyond.length === heads.length ? reasons : [...reasons, otherHead(a)];
}

/** Integrated tax on one side and central with State tax on the other, of one total. */
function isOtherHead(a: DocumentAmounts, b: DocumentAmounts, { tax }: PaiseTolerance): boolean {
  return (a.igst === 0) !== (b.igst === 0) && Math.abs(taxOf(a) - taxOf(b)) <= 2 * tax;
}

function otherHead(a: DocumentAmounts): MatchReason {
  const [here, there] = a.igst === 0 ? ['CGST and SGST', 'IGST'] : ['IGST', 'CGST and SGST'];
  return {
    code: 'TAX-HEAD',
    says: `The tax is ${here} in our books and ${there} at the counter party. Check the place of supply.`,
  };
}

function amountsSay(a: Paise, b: Paise): string {
  const side = a > b ? 'higher' : 'lower';
  return `₹${formatRupees(a)} in our books and ₹${formatRupees(b)} at the counter party: ours is ₹${formatRupees(Math.abs(a - b))} ${side}.`;
}

/** What is worth knowing and no mismatch: rounding, other spelling, another total value. */
function noteReasons(
  { ours, theirs, a, b, tolerance }: Pair,
  differences: Record<string, number | string>,
): readonly MatchReason[] {
  const notes: MatchReason[] = [];
  const rounded = amountHeads.filter((head) => a[head] !== b[head]);
  if (rounded.length > 0 && headsBeyond(a, b, tolerance).length === 0) {
    const list = rounded.map((head) => `${titles[head]} ₹${formatRupees(Math.abs(a[head] - b[head]))}`);
    notes.push({ code: 'ROUNDING', says: `Rounding: ${list.join(', ')}, within the tolerance.` });
  }
  if (ours.number !== theirs.number) {
    differences['number'] = `${ours.number} / ${theirs.number}`;
    const says = `The number is written "${ours.number}" in our books and "${theirs.number}" at the counter party.`;
    notes.push({ code: 'NUMBER-SPELLING', says });
  }
  const [value, reported] = [ours.value, theirs.value];
  if (value !== undefined && reported !== undefined && value !== null && reported !== null) {
    const apart = Math.abs(paise(value)) - Math.abs(paise(reported));
    if (Math.abs(apart) > tolerance.taxableValue + tolerance.tax) {
      differences['value'] = rupees(apart);
      const says = `The document's total value is ${amountsSay(Math.abs(paise(value)), Math.abs(paise(reported)))} Credit goes by the tax, so this alone is no mismatch.`;
      notes.push({ code: 'VALUE', says });
    }
  }
  return notes;
}
