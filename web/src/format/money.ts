/**
 * Whole paise as people in India read rupees: 1,23,45,678.90, with a true minus sign.
 * Written by hand: a list of 1,00,000 rows formats six amounts a row, and Intl takes ten times as long.
 */
export function rupees(paise: number): string {
  const size = Math.round(Math.abs(paise));
  const whole = Math.trunc(size / 100);
  const rest = String(size % 100).padStart(2, '0');
  return `${paise < 0 ? '−' : ''}${grouped(whole)}.${rest}`;
}

/** The same with the sign of the rupee, for amounts that stand alone. */
export function rupeesSigned(paise: number): string {
  return paise < 0 ? `−₹${rupees(-paise)}` : `₹${rupees(paise)}`;
}

const lakh = 1_00_000_00;
const crore = 100 * lakh;

/** Short form for cards only: ₹1.23 Cr, ₹2.5 L, else the rupees without paise. */
export function rupeesShort(paise: number): string {
  const size = Math.abs(paise);
  const sign = paise < 0 ? '−' : '';
  if (size >= crore) return `${sign}₹${trimmed(size / crore)} Cr`;
  if (size >= lakh) return `${sign}₹${trimmed(size / lakh)} L`;
  return `${sign}₹${grouped(Math.round(size / 100))}`;
}

function trimmed(figure: number): string {
  return figure.toFixed(2).replace(/\.?0+$/, '');
}

/** A count or whole number in groups of lakh and crore: 1,04,233. */
export function grouped(whole: number): string {
  const digits = String(Math.abs(whole));
  const last = digits.slice(-3);
  const front = digits.slice(0, -3).replace(/\B(?=(\d\d)+$)/g, ',');
  return `${whole < 0 ? '−' : ''}${front ? `${front},` : ''}${last}`;
}
