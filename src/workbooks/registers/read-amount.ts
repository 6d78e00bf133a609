import { type Cell, paise, parseRupees } from '../../core/index.ts';

/**
 * Reads money as books write it into paise: `1,18,000.50`, `₹ 1,180`, `Rs. 500/-`, `(500)` and `-500` for less, `500 Cr`;
 * null when it is no amount, undefined when the cell is blank. In a register of sales Cr is a sale and Dr takes off.
 */
export function readAmount(cell: Cell): number | null | undefined {
  if (cell === null || cell === undefined) return undefined;
  if (typeof cell === 'number') return Number.isFinite(cell) ? paise(cell) : null;
  const text = cell.trim();
  if (text === '' || text === '-' || text === '–') return undefined;
  const bare = text.replace(/^(-?)\s*(?:₹|rs\.?|inr)\s*/i, '$1').replace(/\s*\/-$/, '');
  const match = /^(\()?([-+])?\s*([\d,]*\d(?:\.\d*)?|\.\d+)\s*(\))?\s*(-|cr\.?|dr\.?)?$/i.exec(bare);
  if (!match || (match[1] === undefined) !== (match[4] === undefined)) return null;
  const [, bracket, sign, digits = '', , suffix] = match;
  if (!isGrouped(digits)) return null;
  const plain = digits.replaceAll(',', '');
  const amount = parseRupees(plain) ?? paise(Number(plain));
  const negatives = [bracket, sign === '-' || undefined, /^(-|dr)/i.test(suffix ?? '') || undefined];
  const isNegative = negatives.filter((mark) => mark !== undefined).length % 2 === 1;
  return isNegative && amount !== 0 ? -amount : amount;
}

/** Commas may stand as in lakh and crore or by thousands; elsewhere they could be the decimal sign of another country. */
function isGrouped(digits: string): boolean {
  const whole = digits.split('.')[0] ?? '';
  return !whole.includes(',') || /^\d{1,3}(?:,\d{2,3})*,\d{3}$/.test(whole);
}

/** Reads a percentage: `18`, `18%`, `18.00 %`; undefined when blank, null when it is none. */
export function readPercent(cell: Cell): number | null | undefined {
  if (cell === null || cell === undefined) return undefined;
  if (typeof cell === 'number') return cell;
  const text = cell.trim().replace(/^(igst|gst)\s*@?\s*/i, '');
  if (text === '' || text === '-') return undefined;
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text);
  return match ? Number(match[1]) : null;
}
