import type { PurchaseDocument } from '../../../src/core/index.ts';
import { key } from './stage.ts';

/** Who sells to the taxpayer of the tests in the first period there was. */
export const seller = '29AADFM3390P1ZN';

/** His invoice in the books of the recipient: ₹1,000 at 18 %, with another taxable value (paise) where that is wanted. */
export function bought(number: string, taxableValue = 100_000): PurchaseDocument {
  const igst = Math.round(taxableValue * 0.18);
  return {
    key: `b2b|${seller}|${number}`,
    section: 'b2b',
    kind: 'invoice',
    supplierGstin: seller,
    number,
    date: '2017-07-05',
    value: taxableValue + igst,
    placeOfSupply: key.gstin.slice(0, 2),
    reverseCharge: false,
    type: 'R',
    lines: [{ rate: 18, taxableValue, igst, cgst: 0, sgst: 0, cess: 0, eligibility: 'ip', creditIgst: igst }],
    origin: [],
  };
}
