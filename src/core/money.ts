/** An amount of money in whole paise. Every amount inside the product is one; rupees exist only at its edges. */
export type Paise = number;

/**
 * Turns rupees as a sheet or the portal holds them (a binary number) into paise, rounding to two decimals as the
 * government's own tool does: the exact binary value decides, so 1.005, which is stored a little below, becomes 1.00.
 */
export function paise(rupees: number): Paise {
  const scaled = rupees * 100;
  const distanceFromHalf = Math.abs(Math.abs(scaled % 1) - 0.5);
  // Multiplying can only move a value across a half when it lies next to one; there the decimal digits decide.
  if (distanceFromHalf > 0.01) return Math.round(scaled);
  return parseRupees(rupees.toFixed(2)) ?? Math.round(scaled);
}

/** Reads rupees written with digits, an optional sign and at most two decimals; null when they are written otherwise. */
export function parseRupees(text: string): Paise | null {
  const match = /^(-?)(\d*)(?:\.(\d{0,2}))?$/.exec(text);
  if (!match || (!match[2] && !match[3])) return null;
  const whole = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  if (!Number.isSafeInteger(whole)) return null;
  return match[1] && whole !== 0 ? -whole : whole;
}

/** Rupees as a number with at most two decimals, as the portal and the library's callers take them. */
export function rupees(amount: Paise): number {
  return amount / 100;
}

/** Rupees for people: Indian grouping and two decimals, `1,18,000.50`. */
export function formatRupees(amount: Paise): string {
  const digits = String(Math.round(Math.abs(amount))).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${groupIndian(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** Groups the digits of a whole number in lakh and crore: `12345678` becomes `1,23,45,678`. */
export function groupIndian(digits: string): string {
  if (digits.length <= 3) return digits;
  return `${digits.slice(0, -3).replace(/\B(?=(\d\d)+$)/g, ',')},${digits.slice(-3)}`;
}

/**
 * Tax at a percentage of an amount, rounded half away from zero to the paisa (section 170 speaks of the rupee for
 * payments; invoices and the portal work in paise). `share` is the part of the rate that applies, 65 for the 65 % rate;
 * halving for central and State tax is done by `share` 50.
 */
export function taxOn(amount: Paise, ratePercent: number, share = 100): Paise {
  const thousandths = Math.round(ratePercent * 1000);
  const product = Math.round(Math.abs(amount) * thousandths * share);
  const divisor = 1e7;
  const tax = Number.isSafeInteger(product)
    ? Math.floor((product + divisor / 2) / divisor)
    : Number(
        (BigInt(Math.round(Math.abs(amount))) * BigInt(thousandths * share) + BigInt(divisor / 2)) /
          BigInt(divisor),
      );
  return amount < 0 ? 0 - tax : tax;
}
