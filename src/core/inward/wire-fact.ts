import { paise, parseRupees } from '../money.ts';
import { parseReturnPeriod, type ReturnPeriod } from '../return-period.ts';

/** One fact of a document in a statement: the keys that may hold it, and how its value is read. */
export interface WireFact<Value = unknown> {
  readonly keys: readonly string[];
  /** Undefined when the value cannot be read. */
  read(wire: unknown): Value | undefined;
  /** What a readable value looks like; a document with another value in such a fact is unreadable. */
  readonly form?: string;
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Text; a number in its place is its digits, since bills of entry come both ways. */
export function text(...keys: readonly string[]): WireFact<string> {
  return { keys, read: readText };
}

/** Text without which the document is unreadable when it is something else. */
export function strictText(...keys: readonly string[]): WireFact<string> {
  return { keys, read: readText, form: 'text' };
}

function readText(wire: unknown): string | undefined {
  if (typeof wire === 'number') return String(wire);
  return typeof wire === 'string' ? wire.trim() : undefined;
}

/** GSTIN in capitals. Its check character is not tested: what the portal reports stands, whatever it is. */
export function gstin(...keys: readonly string[]): WireFact<string> {
  return {
    keys,
    form: '15 letters and digits',
    read: (wire) => {
      const value = readText(wire)?.toUpperCase() ?? '';
      return /^[0-9A-Z]{15}$/.test(value) ? value : undefined;
    },
  };
}

/** Rupees as a number or its digits, into paise. */
export function money(...keys: readonly string[]): WireFact<number> {
  return { keys, read: readMoney, form: 'rupees' };
}

/** Reads rupees of the wire into paise; undefined when it is no amount. */
export function readMoney(wire: unknown): number | undefined {
  const digits = typeof wire === 'string' && /^-?\d+(\.\d+)?$/.test(wire.trim()) ? wire.trim() : undefined;
  const amount =
    typeof wire === 'number' ? paise(wire) : digits && (parseRupees(digits) ?? paise(Number(digits)));
  return Number.isSafeInteger(amount) ? Number(amount) : undefined;
}

/** Day of a document, dd-mm-yyyy; unreadable documents are those without one. */
export function day(...keys: readonly string[]): WireFact<string> {
  return { keys, read: readDay, form: 'a day written dd-mm-yyyy' };
}

/** A day that only informs, also written 18-Nov-19; absent when it cannot be read. */
export function looseDay(...keys: readonly string[]): WireFact<string> {
  return { keys, read: readDay };
}

function readDay(wire: unknown): string | undefined {
  const [, dayOf = '', month = '', year = ''] =
    typeof wire === 'string' ? (/^(\d{1,2})[-/](\w{2,3})[-/](\d{4}|\d\d)$/.exec(wire.trim()) ?? []) : [];
  const number = /^\d+$/.test(month) ? Number(month) : monthNames.indexOf(month.toUpperCase()) + 1;
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (number < 1 || number > 12 || full < 2000 || !isDay(full, number, Number(dayOf))) return undefined;
  return `${full}-${String(number).padStart(2, '0')}-${dayOf.padStart(2, '0')}`;
}

function isDay(year: number, month: number, dayOf: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, dayOf));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOf;
}

/** Return period, written 112019 or Nov-19. */
export function period(...keys: readonly string[]): WireFact<ReturnPeriod> {
  return {
    keys,
    read(wire) {
      if (typeof wire !== 'string') return undefined;
      const [, month = '', year = ''] = /^([A-Za-z]{3})-(\d\d)$/.exec(wire) ?? [];
      const index = monthNames.indexOf(month.toUpperCase()) + 1;
      return parseReturnPeriod(index > 0 ? `${String(index).padStart(2, '0')}20${year}` : wire) ?? undefined;
    },
  };
}

/** Place of supply: two digits of the State; a number has lost its leading zero. */
export function place(...keys: readonly string[]): WireFact<string> {
  return {
    keys,
    form: 'two digits of a State',
    read: (wire) => {
      const code = readText(wire)?.padStart(2, '0') ?? '';
      return /^\d\d$/.test(code) ? code : undefined;
    },
  };
}

/** A fact told by words, each with what it means. */
export function word<Value>(
  keys: readonly string[],
  meanings: Readonly<Record<string, Value>>,
): WireFact<Value> {
  return {
    keys,
    read: (wire) =>
      typeof wire === 'string' && Object.hasOwn(meanings, wire.trim().toUpperCase())
        ? meanings[wire.trim().toUpperCase()]
        : undefined,
  };
}

/** Y or N, without which the document is unreadable when it is something else. */
export function yesNo(...keys: readonly string[]): WireFact<boolean> {
  return { ...word(keys, { Y: true, N: false }), form: 'Y or N' };
}

/** Y or N that only informs. */
export function looseYesNo(...keys: readonly string[]): WireFact<boolean> {
  return word(keys, { Y: true, N: false });
}
