import { paise, parseRupees, rupees } from '../money.ts';
import { isTaxRate, taxRates } from '../tax-rate.ts';
import { asIs, type Blank, type Field, fault, wireNumber } from './field.ts';

interface AmountOptions {
  readonly signed?: boolean;
  /** Digits before the point: 11 for lines, 13 for document values (the portal's schema). */
  readonly digits?: 11 | 13;
  readonly blank?: Blank<number>;
  /** Whether more than two decimals are refused instead of rounded. */
  readonly exact?: boolean;
}

/** Money in rupees with two decimals on the wire, whole paise inside. Also quantities, in hundredths. */
export function amount(wire: string, options: AmountOptions = {}): Field<number> {
  const { signed = false, digits = 11, blank = 'refused', exact = false } = options;
  // One below the largest number of so many digits: the government's tool refuses the very last one too.
  const limit = 10 ** (digits + 2) - (digits === 13 ? 1 : 0);
  return {
    wire,
    blank,
    sums: true,
    wireLikeCell: true,
    read(cell) {
      const value = typeof cell === 'number' ? paise(cell) : parseAmount(cell);
      if (value === null) {
        return fault(
          'AMOUNT-FORM',
          `"${cell}" is not an amount. Write digits and a point, like 118000.50.`,
          'Portal schema of GSTR-1',
        );
      }
      if (exact && !/^-?\d+(\.\d{1,2})?$/.test(String(cell).trim())) {
        return fault(
          'AMOUNT-DECIMALS',
          `"${cell}" has more than two decimals. Round it to the paisa.`,
          'Official workbook of GSTR-1',
        );
      }
      if (Math.abs(value) >= limit) {
        return fault(
          'AMOUNT-SIZE',
          `"${cell}" has more digits than the return can hold (${digits} before the point). Check the amount.`,
          'Portal schema of GSTR-1',
        );
      }
      if (value < 0 && !signed) {
        return fault(
          'AMOUNT-NEGATIVE',
          `"${cell}" is negative, but this table takes only positive amounts. Report a reduction as a credit note.`,
          'Portal schema of GSTR-1',
        );
      }
      return value;
    },
    toWire: rupees,
    fromWire: (wire) =>
      typeof wire === 'number'
        ? paise(wire)
        : typeof wire === 'string'
          ? (parseRupees(wire) ?? undefined)
          : undefined,
  };
}

/**
 * Money that the official tool passes on as it is written, with more than two decimals too (table 15 of supplies to
 * unregistered persons, alone): paise that need not be whole. The totals of the record are whole paise all the same.
 */
export function unroundedAmount(wire: string, options: AmountOptions = {}): Field<number> {
  const rounded = amount(wire, options);
  const unrounded = (rupeesWritten: unknown): number => withoutNoise(Number(rupeesWritten) * 100);
  return {
    ...rounded,
    read(cell) {
      const value = rounded.read(cell);
      return typeof value === 'number' ? unrounded(cell) : value;
    },
    toWire: (value) => withoutNoise(rupees(value)),
    fromWire: (wire) => (rounded.fromWire(wire) === undefined ? undefined : unrounded(wire)),
  };
}

/** A number as it is meant: 1.005 × 100 is 100.5. */
const withoutNoise = (value: number): number => Number(value.toPrecision(15));

function parseAmount(cell: string): number | null {
  const trimmed = cell.trim();
  if (!/^-?\d+(\.\d+)?$/.test(trimmed)) return null;
  return parseRupees(trimmed) ?? paise(Number(trimmed));
}

const mostCounted = 9_999_999_999;

/** A count: digits only, not negative. */
export function count(wire: string | null): Field<number> {
  return {
    wire,
    blank: 'refused',
    wireLikeCell: true,
    read(cell) {
      const value = typeof cell === 'number' ? cell : /^\s*\d+\s*$/.test(cell) ? Number(cell) : Number.NaN;
      return Number.isInteger(value) && value >= 0 && value <= mostCounted
        ? value
        : fault(
            'COUNT',
            `"${cell}" is not a count. Write a whole number from 0 to ten digits.`,
            'Table 13 of GSTR-1',
          );
    },
    toWire: asIs,
    fromWire: wireNumber,
  };
}

/** Rate of tax in percent, from the portal's list (RET191175). */
export function rate(wire = 'rt'): Field<number> {
  return {
    wire,
    blank: 'refused',
    wireLikeCell: true,
    read(cell) {
      const value = typeof cell === 'number' ? cell : readPercent(cell);
      return isTaxRate(value)
        ? value
        : fault(
            'RATE',
            `Rate "${cell}" is not a rate of GST. Use one of ${taxRates.join(', ')}.`,
            'Rate notifications under section 9',
            'RET191175',
          );
    },
    toWire: asIs,
    fromWire: wireNumber,
  };
}

function readPercent(cell: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(cell.trim());
  return match ? Number(match[1]) : Number.NaN;
}

/** "Applicable % of Tax Rate": 65 where only 65 % of the rate applies (leased motor vehicles); blank or 100 means the whole. */
export function differentialRate(): Field<number> {
  return {
    wire: 'diff_percent',
    blank: 'absent',
    read(cell) {
      const percent = typeof cell === 'number' ? cell : readPercent(cell);
      if (percent === 65) return 0.65;
      if (percent === 100) return undefined;
      return fault(
        'DIFFERENTIAL-RATE',
        `"${cell}" is not a share of the rate. Write 65, or leave the cell blank.`,
        'Notification 37/2017 Central Tax (Rate)',
      );
    },
    toWire: asIs,
    fromWire: (value) => (value === 0.65 ? value : undefined),
  };
}
