/** Tax in whole paise at a percentage of an amount, half away from zero; `share` is the part of the rate, percent. */
export function taxOn(paise: number, ratePercent: number, share = 100): number {
  const product = BigInt(Math.abs(paise)) * BigInt(Math.round(ratePercent * 1000)) * BigInt(share * 10);
  const tax = Number((product + 50_000_000n) / 100_000_000n);
  return paise < 0 ? 0 - tax : tax;
}
