import {
  financialYearOf,
  gstinCheckCharacter,
  monthsLater,
  type PurchaseDocument,
  type ReturnPeriod,
  wireReturnPeriod,
} from '../../../src/core/index.ts';

/** How much trade there is, and from when. */
export interface YearSize {
  readonly taxpayers: number;
  readonly periods: number;
  readonly from: ReturnPeriod;
  readonly seed: number;
}

/** A document of one taxpayer for another, as it was planted; money in paise. What becomes of it is its `fate`. */
export interface Supply<Fate extends string> {
  readonly supplier: string;
  readonly recipient: string;
  /** Of the supplier's return. */
  readonly period: ReturnPeriod;
  readonly kind: 'invoice' | 'credit-note' | 'debit-note';
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly rate: number;
  readonly taxableValue: number;
  /** The recipient's State, or for some the supplier's: then the recipient has no credit. */
  readonly placeOfSupply: string;
  readonly reverseCharge: boolean;
  /** What the recipient's books have of it; `forgotten` is what only they have, for the supplier does not report it. */
  readonly books: 'same' | 'other value' | 'absent' | 'forgotten';
  readonly fate: Fate;
}

/** Everything that was planted for a year. */
export interface Trade<Fate extends string> {
  readonly taxpayers: readonly string[];
  readonly periods: readonly ReturnPeriod[];
  readonly supplies: readonly Supply<Fate>[];
  /** Whether a supplier files a period's return late. */
  isLate(supplier: string, period: ReturnPeriod): boolean;
}

/** Chance that is the same in every run. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  below(sides: number): number;
  /** One of some, each as often as its weight. */
  oneOf<Thing extends string>(weights: Readonly<Record<Thing, number>>): Thing;
}

/** Chance from a seed (Mulberry32). */
export function dice(seed: number): Dice {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (sides: number): number => Math.floor(next() * sides);
  return {
    below,
    oneOf(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = below(entries.reduce((sum, [, weight]) => sum + weight, 0));
      for (const [thing, weight] of entries) {
        if (left < weight) return thing;
        left -= weight;
      }
      throw new RangeError('No weight is left.');
    },
  };
}

const states = ['27', '24', '29', '33', '08', '07'];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Invented registrations with a right check character. */
function gstinOf(index: number): string {
  const [first = '', second = ''] = [letters[Math.floor(index / 26) % 26], letters[index % 26]];
  const first14 = `${states[index % states.length]}AA${first}C${second}${String(1001 + index * 37)}K1Z`;
  return first14 + gstinCheckCharacter(first14);
}

/** Whom a taxpayer sells to: the next few in the ring, so that everybody has as many suppliers as customers. */
const customersOfEach = 3;

/** Plants a year of trade: the same size and seed give the same trade. */
export function plantTrade<Fate extends string>(
  { taxpayers: count, periods: months, from, seed }: YearSize,
  fateOf: (planted: Omit<Supply<Fate>, 'fate'>, chance: Dice) => Fate,
): Trade<Fate> {
  const chance = dice(seed);
  const taxpayers = Array.from({ length: count }, (_, index) => gstinOf(index));
  const periods = Array.from({ length: months }, (_, index) => monthsLater(from, index));
  const supplies: Supply<Fate>[] = [];
  const late = new Set<string>();
  for (const period of periods) {
    for (const [index, supplier] of taxpayers.entries()) {
      if (chance.below(6) === 0) late.add(`${supplier} ${period}`);
      let documents = 0;
      for (let step = 1; step <= customersOfEach; step += 1) {
        const recipient = taxpayers[(index + step) % count] ?? '';
        const howMany = 1 + chance.below(3);
        for (let each = 0; each < howMany; each += 1) {
          documents += 1;
          const planted = supplyOf({ supplier, recipient, period }, { documents, chance });
          supplies.push({ ...planted, fate: fateOf(planted, chance) });
        }
      }
    }
  }
  return { taxpayers, periods, supplies, isLate: (supplier, period) => late.has(`${supplier} ${period}`) };
}

function supplyOf(
  { supplier, recipient, period }: Pick<Supply<string>, 'supplier' | 'recipient' | 'period'>,
  { documents, chance }: { readonly documents: number; readonly chance: Dice },
): Omit<Supply<string>, 'fate'> {
  const kind = chance.oneOf({ invoice: 8, 'credit-note': 1, 'debit-note': 1 });
  const theirState = chance.below(25) === 0;
  return {
    supplier,
    recipient,
    period,
    kind,
    number: `${kind === 'invoice' ? 'A' : 'N'}${period.slice(2, 4)}${period.slice(5)}/${documents}`,
    date: `${period}-${String(1 + chance.below(28)).padStart(2, '0')}`,
    rate: chance.oneOf({ 5: 1, 18: 2 }) === '5' ? 5 : 18,
    taxableValue: 1_000_00 + chance.below(4_00_000_00),
    placeOfSupply: (theirState ? supplier : recipient).slice(0, 2),
    reverseCharge: kind === 'invoice' && chance.below(20) === 0,
    // Everybody has something to report in every period.
    books: documents === 1 ? 'same' : chance.oneOf({ same: 7, 'other value': 1, absent: 1, forgotten: 1 }),
  };
}

/** Tax of a document by head, in paise: integrated across States, else central and State in halves. */
export function taxOf({ supplier, placeOfSupply, rate, taxableValue }: Omit<Supply<string>, 'fate'>) {
  const isInterState = supplier.slice(0, 2) !== placeOfSupply;
  const half = isInterState ? 0 : Math.round((taxableValue * rate) / 200);
  return {
    igst: isInterState ? Math.round((taxableValue * rate) / 100) : 0,
    cgst: half,
    sgst: half,
    cess: 0,
  };
}

/** What a document is known by everywhere in the product. */
export function identityOf({ supplier, kind, number, date }: Supply<string>, party = supplier): string {
  return `${party}|${kind}|${number}|${financialYearOf(date)}`;
}

const rupees = (paise: number): number => paise / 100;
const wireDate = (date: string): string => date.split('-').reverse().join('-');

/** A supplier's return as his accounting program writes it. */
export function gstr1Of(
  supplier: string,
  period: ReturnPeriod,
  supplies: readonly Supply<string>[],
): Readonly<Record<string, unknown>> {
  const invoices = supplies.filter(({ kind }) => kind === 'invoice');
  const notes = supplies.filter(({ kind }) => kind !== 'invoice');
  const b2b = invoices.map((supply) => ({ ctin: supply.recipient, inv: [invoiceRow(supply)] }));
  const cdnr = notes.map((supply) => ({ ctin: supply.recipient, nt: [noteRow(supply)] }));
  return {
    gstin: supplier,
    fp: wireReturnPeriod(period),
    ...(b2b.length > 0 ? { b2b } : {}),
    ...(cdnr.length > 0 ? { cdnr } : {}),
  };
}

const invoiceRow = (supply: Supply<string>) => ({
  inum: supply.number,
  idt: wireDate(supply.date),
  ...restOfRow(supply),
});

const noteRow = (supply: Supply<string>) => ({
  ntty: supply.kind === 'credit-note' ? 'C' : 'D',
  nt_num: supply.number,
  nt_dt: wireDate(supply.date),
  ...restOfRow(supply),
});

function restOfRow(supply: Supply<string>) {
  const { igst, cgst, sgst } = taxOf(supply);
  const { rate, taxableValue, placeOfSupply, reverseCharge } = supply;
  const tax = igst > 0 ? { iamt: rupees(igst) } : { camt: rupees(cgst), samt: rupees(sgst) };
  return {
    val: rupees(taxableValue + igst + cgst + sgst),
    pos: placeOfSupply,
    rchrg: reverseCharge ? 'Y' : 'N',
    inv_typ: 'R',
    itms: [{ num: rate * 100 + 1, itm_det: { rt: rate, txval: rupees(taxableValue), ...tax, csamt: 0 } }],
  };
}

/** What a document differs by in books that have another value, in paise: far beyond every tolerance. */
export const otherValue = 750_00;

/** A document as the recipient's books have it; credit is taken of all of it. */
export function purchaseOf(supply: Supply<string>): PurchaseDocument {
  const taxableValue = supply.taxableValue + (supply.books === 'other value' ? otherValue : 0);
  const { supplier, kind, number, date, rate, placeOfSupply, reverseCharge } = supply;
  const tax = taxOf({ ...supply, taxableValue });
  const section = kind === 'invoice' ? 'b2b' : 'cdn';
  const creditless = placeOfSupply !== supply.recipient.slice(0, 2);
  const credit = creditless
    ? { eligibility: 'no' as const, creditIgst: 0, creditCgst: 0, creditSgst: 0 }
    : { eligibility: 'ip' as const, creditIgst: tax.igst, creditCgst: tax.cgst, creditSgst: tax.sgst };
  return {
    key: `${section}|${supplier}|${number}`,
    section,
    kind,
    supplierGstin: supplier,
    number,
    date,
    value: taxableValue + tax.igst + tax.cgst + tax.sgst,
    placeOfSupply,
    reverseCharge,
    type: 'R',
    ...(kind === 'invoice'
      ? {}
      : { supplyType: tax.igst > 0 ? ('INTER' as const) : ('INTRA' as const), isPreGst: false }),
    lines: [{ rate, taxableValue, ...tax, ...credit }],
    origin: [],
  };
}
