import { type Finding, gstinFault, states } from '../core/index.ts';

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
  CHOICE: wordOf,
  GSTIN: tidyGstin,
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
  const hint = code === 'GSTIN' ? checkCharacterHint(finding) : code === 'DATE-FORM' ? dayFirst(text) : null;
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

/** Vehicle letters of the States, which registers write in place of the name. */
const letters: Readonly<Record<string, string>> = Object.fromEntries(
  'JK01 HP02 PB03 CH04 UK05 UA05 HR06 DL07 RJ08 UP09 BR10 SK11 AR12 NL13 MN14 MZ15 TR16 ML17 AS18 WB19 JH20 OD21 OR21 CG22 CT22 MP23 GJ24 DD26 DN26 MH27 KA29 GA30 LD31 KL32 TN33 PY34 AN35 TS36 TG36 AP37 AD37 LA38'
    .split(' ')
    .map((pair) => [pair.slice(0, 2), pair.slice(2)]),
);
const otherNames: Readonly<Record<string, string>> = {
  orissa: '21',
  pondicherry: '34',
  uttaranchal: '05',
  'new delhi': '07',
  'nct of delhi': '07',
  'jammu and kashmir': '01',
  chattisgarh: '22',
};

/** A State by name, letters or digits as the workbook writes it, 27-Maharashtra. */
function stateOf(text: string): string | null {
  const plain = text.toLowerCase().replaceAll(' and ', ' & ');
  const digits = /^(\d{1,2})\b/.exec(plain)?.[1]?.padStart(2, '0');
  const bare = plain.replace(/^\d{1,2}\s*[-–:. ]\s*/, '').replace(/[.]/g, '');
  const code =
    states.find(({ name, merged }) => !merged && name.toLowerCase() === bare)?.code ??
    otherNames[bare] ??
    otherNames[text.toLowerCase()] ??
    letters[bare.toUpperCase()] ??
    digits;
  const found = states.find((state) => state.code === code);
  return found ? `${found.code}-${found.name}` : null;
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

function rateOf(text: string): string | null {
  const [, rate] = /^(?:gst|igst|@|\s)*\s*(\d{1,2}(?:\.\d{1,3})?)\s*(?:%|percent|gst)?$/i.exec(text) ?? [];
  return rate ? String(Number(rate)) : null;
}
