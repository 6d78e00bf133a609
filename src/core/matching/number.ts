/**
 * Hash of a document number that ignores case, separators and leading zeros: numbers with one normal form have one
 * hash. It reads the characters where they stand, because most numbers are equal as typed and need no normal form.
 */
export function numberHash(number: string): number {
  let hash = 0x811c9dc5;
  let insideDigits = false;
  for (let index = 0; index < number.length; index++) {
    const code = number.charCodeAt(index);
    const isDigit = code >= 48 && code <= 57;
    if (isDigit && (code !== 48 || insideDigits)) {
      hash = Math.imul(hash ^ code, 0x01000193);
      insideDigits = true;
    } else if (!isDigit) {
      insideDigits = false;
      if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122))
        hash = Math.imul(hash ^ (code & 0x5f), 0x01000193);
    }
  }
  return hash;
}

function tokensOf(number: string): readonly string[] {
  const tokens = number.toUpperCase().match(/[0-9]+|[A-Z\u0080-\uffff]+/g) ?? [];
  return tokens.map((token) => (isDigits(token) ? token.replace(/^0+(?=.)/, '') : token));
}

const isDigits = (token: string) => token.charCodeAt(0) <= 57;

/**
 * A document number without case, separators and leading zeros: INV-001, inv 001 and INV001 are one number. Two runs
 * of digits stay apart (1/11 is not 11/1).
 */
export function normalNumber(number: string): string {
  let normal = '';
  let previous = '';
  for (const token of tokensOf(number)) {
    normal += previous !== '' && isDigits(previous) && isDigits(token) ? `/${token}` : token;
    previous = token;
  }
  return normal;
}

/** Whether two numbers are one but for case, separators and leading zeros. */
export function sameNumber(a: string, b: string): boolean {
  return a === b || normalNumber(a) === normalNumber(b);
}

/** What remains of a number without what suppliers write differently from one day to the next. */
export interface CoreNumber {
  /** Runs of digits without the financial year; the letters where there is no digit. */
  readonly core: string;
  /** Letters without the usual INV, BILL, NO. */
  readonly letters: string;
}

const prefixes = /^(?:TAX)?(?:INVOICE|INV|BILL|SI|NO|GST|TAX|FY|DOC|CN|DN)+(?:NO)?$/;

/**
 * The core of a number: S12/25-26/345 and S12-000345 share 12/345. Where several runs could be the financial year, the
 * one that begins in `year` (that of the document's date) is left out, else the first.
 */
export function coreNumber(number: string, year: number): CoreNumber {
  const tokens = tokensOf(number);
  const letters = tokens.filter((token) => !isDigits(token) && !prefixes.test(token)).join('');
  const digits = withoutYear(tokens.filter(isDigits), year);
  return { core: digits.length > 0 ? digits.join('/') : letters, letters };
}

/** Drops a financial year among the runs of digits, unless nothing would remain. */
function withoutYear(digits: readonly string[], year: number): readonly string[] {
  const only = digits[0];
  if (only !== undefined && digits.length === 1) return [withoutYearInFront(only)];
  const spans = digits
    .map((run, at) => ({ at, ...yearSpan(run, digits[at + 1], year) }))
    .filter(({ runs }) => runs > 0 && runs < digits.length);
  const span = spans.find(({ start }) => start === String(year % 100)) ?? spans[0];
  return span ? digits.filter((_, at) => at < span.at || at >= span.at + span.runs) : digits;
}

/**
 * How many runs from here on are a financial year (25-26, 2025-26, 2526), and in which year it begins. A year alone
 * (2025) counts only when the document is of it: else it may as well be a number.
 */
function yearSpan(first: string, second: string | undefined, year: number) {
  const start = /^(?:20)?(\d\d)$/.exec(first)?.[1] ?? '';
  const end = /^(?:20)?(\d\d)$/.exec(second ?? '')?.[1];
  if (isFinancialYear(start, end)) return { runs: 2, start };
  const [, joined = '', joinedEnd] = /^(?:20)?(\d\d)(\d\d)$/.exec(first) ?? [];
  if (isFinancialYear(joined, joinedEnd)) return { runs: 1, start: joined };
  return { runs: first === String(year) || first === String(year + 1) ? 1 : 0, start };
}

/** GST began in 2017: an earlier pair such as 05-06 is a number. */
function isFinancialYear(start = '', end = ''): boolean {
  return start >= '17' && start < '50' && Number(end) === Number(start) + 1;
}

function withoutYearInFront(digits: string): string {
  const written = /^(?:20)?(\d\d)(\d\d)(\d{2,})$/.exec(digits);
  return written && isFinancialYear(written[1], written[2])
    ? (written[3] ?? '').replace(/^0+(?=.)/, '')
    : digits;
}

/** Whether two normal numbers are one slip of the fingers apart: a character wrong, missing, too many, or two swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < 3 || Math.abs(a.length - b.length) > 1) return false;
  let front = 0;
  while (a[front] === b[front]) front++;
  let endA = a.length;
  let endB = b.length;
  while (endA > front && endB > front && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (endA - front <= 1 && endB - front <= 1) return true;
  return endA - front === 2 && a[front] === b[front + 1] && a[front + 1] === b[front];
}
