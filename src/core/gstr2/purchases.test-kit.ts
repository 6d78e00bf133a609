import type { PurchaseDocument, PurchaseLine } from '../documents/purchase.ts';
import { neighbour, recipient } from '../inward/statements.test-kit.ts';

/** The buyer of the purchases of these tests, July 2017: the one period of GSTR-2 that was opened. */
export const buyer = { gstin: recipient, returnPeriod: '2017-07' } as const;

/** A line of ₹1,000 at 18 %, intra-State, wholly creditable inputs, to be varied. */
export const purchaseLine = (change: Partial<PurchaseLine> = {}): PurchaseLine => ({
  rate: 18,
  taxableValue: 1_000_00,
  igst: 0,
  cgst: 90_00,
  sgst: 90_00,
  cess: 0,
  eligibility: 'ip',
  creditCgst: 90_00,
  creditSgst: 90_00,
  ...change,
});

/** An invoice of a supplier in the same State, to be varied. */
export const purchaseOf = (change: Partial<PurchaseDocument> = {}): PurchaseDocument => ({
  key: `b2b|${neighbour}|A/1`,
  section: 'b2b',
  kind: 'invoice',
  supplierGstin: neighbour,
  number: 'A/1',
  date: '2017-07-05',
  value: 1_180_00,
  placeOfSupply: '27',
  reverseCharge: false,
  type: 'R',
  lines: [purchaseLine()],
  origin: [],
  ...change,
});
