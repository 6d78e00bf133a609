const indian = /^-?\d{1,2}(,\d{2})*,\d{3}(\.\d+)?$/;
const western = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** An amount written with thousands separators or a rupee sign, `₹1,18,000.50`, as a number; null when it is written otherwise. */
export function groupedAmount(text: string): number | null {
  const digits = text.trim().replace(/^(-?)(?:₹|Rs\.?|INR)\s*/i, '$1');
  const isGrouped = indian.test(digits) || western.test(digits);
  if (!isGrouped && (digits === text.trim() || !/^-?\d+(\.\d+)?$/.test(digits))) return null;
  return Number(digits.replaceAll(',', ''));
}
