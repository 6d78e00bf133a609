/** Reads rupees as people type them: 12,50,000 or 12.5l or 1cr or 1250000.50; paise, or null where it is no amount. */
export function typedPaise(typed: string): number | null {
  const found = /^₹?(\d+)(?:\.(\d{1,7}))?(l|cr)?$/i.exec(typed.trim().replace(/[,\s]/g, ''));
  if (!found) return null;
  const [, whole = '0', part = '', unit = ''] = found;
  const zeros = { '': 2, l: 7, cr: 9 }[unit.toLowerCase()] ?? 2;
  if (part.length > zeros) return null;
  // Digits are moved, never multiplied: 0.29 lakh is 29,00,000 paise exactly.
  const paise = Number(whole + part.padEnd(zeros, '0'));
  return Number.isSafeInteger(paise) ? paise : null;
}
