import { type Finding, gstinFault, stateCodeOf, stateName, states } from '../core/index.ts';
import { unitOf } from './registers/words.ts';

/** What a cell most probably should say, and whether that is sure enough to be written without a look. */
export interface SuggestedCell {
  readonly value: string;
  readonly isSure: boolean;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Reading = (text: string, finding: Finding) => string | null;

/** By code of the finding; the value that is found may have been a number. */
const readings: Readonly<Record<string, Reading>> = {
  'DATE-FORM': dateOf,
  'PLACE-OF-SUPPLY': stateOf,
  'ADDRESS-STATE': stateOf,
  'ADDRESS-PIN': (text) => digitsOf(text, /^[1-9]\d{5}$/),
  CHOICE: wordOf,
  GSTIN: tidyGstin,
  'PARTY-GSTIN': tidyGstin,
  'PARTY-PAN': tidyPan,
  'ITEM-HSN': (text) => digitsOf(text.replace(/^(?:hsn|sac)\b[\s:.-]*/i, ''), /^\d{2,8}$/),
  'ITEM-UNIT': (text) => codeOfUnit(text),
  'DOCUMENT-NUMBER': tidyNumber,
  'AMOUNT-FORM': amountOf,
  'AMOUNT-DECIMALS': roundedAmount,
  RATE: rateOf,
};

/** What a finding's cell most probably should say; null where only a person can know. */
export function suggestedCell(finding: Finding): SuggestedCell | null {
  const { value, code, sheet, row, column } = finding;
  if (value === null || value === undefined || !sheet || !row || !column) return null;
  const text = tidy(String(value));
  const read = readings[code]?.(text, finding) ?? null;
  if (read !== null && read !== String(value)) return { value: read, isSure: true };
  const hint =
    code === 'DATE-FORM' ? dayFirst(text) : /GSTIN$/.test(code) ? checkCharacterHint(finding) : null;
  return hint === null ? null : { value: hint, isSure: false };
}

/** Without blanks around it, and one blank where several, or a line break, stood. */
function tidy(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}

/** A day in any of the usual spellings as dd-Mmm-yyyy; one that may be day-month or month-day is left to people. */
function dateOf(text: string): string | null {
  const plain = text.replace(/(\d)(?:st|nd|rd|th)\b/i, '$1').replace(/[ T]\d{1,2}:\d\d(?::\d\d)?.*$/, '');
  const [, year, month, day] = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(plain) ?? [];
  if (year) return written(Number(day), Number(month), Number(year));
  const [, first, second, last] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)$/.exec(plain) ?? [];
  if (last && (Number(first) > 12 || Number(second) > 12 || first === second)) {
    const isDayFirst = Number(second) <= 12;
    return written(
      Number(isDayFirst ? first : second),
      Number(isDayFirst ? second : first),
      fourDigits(last),
    );
  }
  if (last && /^\d{1,2}-\d{1,2}-/.test(plain))
    return written(Number(first), Number(second), fourDigits(last));
  const [, dayFirst, name, then] = /^(\d{1,2})[-/. ,]*([a-z]{3,9})[-/. ,]*(\d{4}|\d\d)$/i.exec(plain) ?? [];
  if (then) return written(Number(dayFirst), monthOf(name), fourDigits(then));
  const [, named, number, end] = /^([a-z]{3,9})[-/. ]*(\d{1,2})[-/. ,]+(\d{4})$/i.exec(plain) ?? [];
  return end ? written(Number(number), monthOf(named), Number(end)) : null;
}

/** 07/12/2025 is a day of December to an Indian and of July to a program from elsewhere. */
function dayFirst(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)$/.exec(text) ?? [];
  return year ? written(Number(day), Number(month), fourDigits(year)) : null;
}

function fourDigits(year: string): number {
  return Number(year) + (year.length === 2 ? 2000 : 0);
}

function monthOf(name = ''): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function written(day: number, month: number, year: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const name = monthNames[month - 1] ?? '';
  return `${String(day).padStart(2, '0')}-${name.charAt(0).toUpperCase()}${name.slice(1)}-${year}`;
}

/** A State as the workbook writes it, 27-Maharashtra: by its names, letters and digits, or by the one name that is nearly written so. */
function stateOf(text: string): string | null {
  const code = stateCodeOf(text) ?? nearestState(text);
  return code === null ? null : `${code}-${stateName(code)}`;
}

/** The only State whose name differs in no more than two letters, short names in one. */
function nearestState(text: string): string | null {
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
  const wanted = bare(text);
  const near = states.filter(({ name, merged }) => {
    const most = wanted.length > 6 ? 2 : 1;
    return !merged && wanted.length > 2 && editsBetween(wanted, bare(name)) <= most;
  });
  return near.length === 1 ? (near[0]?.code ?? null) : null;
}

/** Letters to add, drop or change until one word is the other. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, wanted] of [...other].entries()) {
      const [left = 0, above = 0, before = 0] = [next[column], row[column + 1], row[column]];
      next.push(Math.min(left + 1, above + 1, before + (letter === wanted ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The word of the column that differs only in case, blanks or signs; its finding lists them. */
function wordOf(text: string, { says }: Finding): string | null {
  const listed = /Write (?:it exactly|one of): (.+)\.$/.exec(says)?.[1]?.split(' · ') ?? [];
  const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9%]/g, '');
  const same = listed.filter((word) => bare(word) === bare(text));
  if (same.length === 1) return same[0] ?? null;
  const yesOrNo = /^(yes|true|y)$/i.test(text) ? 'Y' : /^(no|false|n)$/i.test(text) ? 'N' : '';
  return listed.includes(yesOrNo) ? yesOrNo : null;
}

const gstinKinds = ['regular', 'uin', 'deductor', 'operator', 'non-resident'] as const;

/** Capitals without blanks and dashes, where that makes it a right GSTIN. */
function tidyGstin(text: string): string | null {
  const bare = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return gstinFault(bare, gstinKinds) === null ? bare : null;
}

/** The last character may be the mistyped one, or any other: a hint, never written unasked. */
function checkCharacterHint({ value, says }: Finding): string | null {
  const expected = /first 14 characters call for ([0-9A-Z])\./.exec(says)?.[1];
  return expected ? `${String(value).slice(0, 14)}${expected}` : null;
}

function tidyPan(text: string): string | null {
  const bare = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return /^[A-Z]{5}\d{4}[A-Z]$/.test(bare) ? bare : null;
}

/** Digits without the blanks, points and dashes between them, where they are then as they should be. */
function digitsOf(text: string, wanted: RegExp): string | null {
  const bare = text.replace(/[\s.-]/g, '');
  return wanted.test(bare) ? bare : null;
}

/** The quantity code of a unit as books write it. */
function codeOfUnit(text: string): string | null {
  const code = unitOf(text);
  return /^[A-Z]{2,3}$/.test(code) && code !== text ? code : null;
}

/** Without blanks, a hash or an apostrophe before it: signs that no program prints on an invoice. */
function tidyNumber(text: string): string | null {
  const bare = text
    .replace(/^['#\s]+/, '')
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/[–—]/g, '-');
  return /^[A-Za-z0-9/-]{1,16}$/.test(bare) && /[A-Za-z1-9]/.test(bare) ? bare : null;
}

/** Digits and a point of an amount with ₹, commas or /- about it; Cr and Dr would turn its sign and are left to people. */
function amountOf(text: string): string | null {
  const bare = text.replace(/^(?:₹|rs\.?|inr)\s*/i, '').replace(/\s*(?:\/-|inr)$/i, '');
  const isNegative = /^\(.*\)$/.test(bare);
  const digits = bare.replace(/[(),\s]/g, '');
  if (!/^-?\d+(?:\.\d+)?$/.test(digits)) return null;
  return roundedAmount(isNegative ? `-${digits}` : digits);
}

/** To the paisa, halves away from zero, on the digits as they are written. */
function roundedAmount(text: string): string | null {
  const [, sign = '', whole = '', decimals = ''] =
    /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.replaceAll(',', '')) ?? [];
  if (whole === '') return null;
  const paise =
    BigInt(whole + decimals.padEnd(2, '0').slice(0, 2)) + (Number(decimals[2] ?? 0) >= 5 ? 1n : 0n);
  const padded = String(paise).padStart(3, '0');
  const fraction = padded.slice(-2);
  return `${sign}${padded.slice(0, -2)}${fraction === '00' ? '' : `.${fraction}`}`;
}

/** 0,25 is a quarter of a percent elsewhere: no rate has a hundred percent, so the comma can only be the decimal sign. */
function rateOf(text: string): string | null {
  const [, rate] =
    /^(?:gst|igst|@|\s)*\s*(\d{1,2}(?:\.\d{1,3})?)\s*(?:%|percent|gst)?$/i.exec(
      text.replace(/^(\d{1,2}),(\d{1,3})\b/, '$1.$2'),
    ) ?? [];
  return rate ? String(Number(rate)) : null;
}
