import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PurchaseDocument } from '../documents/purchase.ts';
import { fromKarnataka, neighbour } from '../inward/statements.test-kit.ts';
import { gstr2Payload } from './gstr2-payload.ts';
import { buyer } from './purchases.test-kit.ts';
import { readGstr2Json } from './read-gstr2.ts';

const rates = [0, 0.25, 3, 5, 12, 18, 28];
const day = fc.integer({ min: 1, max: 31 }).map((of) => `2017-07-${String(of).padStart(2, '0')}`);
const number = fc.stringMatching(/^[A-Z]{1,3}[-/][1-9][0-9]{0,5}$/);
const paise = fc.integer({ min: 0, max: 99_999_999 });
const eligibility = fc.constantFrom('ip' as const, 'is' as const, 'cp' as const);

const domesticLines = (isInter: boolean) =>
  fc.uniqueArray(
    fc
      .record({ rate: fc.constantFrom(...rates), taxableValue: paise, cess: paise, eligibility })
      .map((of) => {
        const [whole, half] = [of.taxableValue * of.rate, (of.taxableValue * of.rate) / 2].map((tax) =>
          Math.round(tax / 100),
        );
        const tax = isInter
          ? { igst: whole ?? 0, cgst: 0, sgst: 0 }
          : { igst: 0, cgst: half ?? 0, sgst: half ?? 0 };
        return {
          ...of,
          ...tax,
          creditIgst: tax.igst,
          creditCgst: tax.cgst,
          creditSgst: tax.sgst,
          creditCess: 0,
        };
      }),
    { selector: ({ rate }) => rate, minLength: 1, maxLength: 4 },
  );
const importLines = domesticLines(true).map((lines) =>
  lines.map(({ creditCgst: _c, creditSgst: _s, ...line }) => line),
);
const isInter = fc.boolean();

const anyPurchase: fc.Arbitrary<PurchaseDocument> = fc
  .tuple(fc.constantFrom('b2b', 'b2bur', 'cdn', 'cdnur', 'imp_g', 'imp_s'), isInter, number, day, paise)
  .chain(([section, inter, number, date, value]) => {
    const base = { section, number, date, value, origin: [] };
    const supplierGstin = inter ? fromKarnataka : neighbour;
    const supplyType = inter ? ('INTER' as const) : ('INTRA' as const);
    const note = {
      isPreGst: false,
      supplyType,
      invoiceNumber: 'B/2',
      invoiceDate: '2017-07-01',
      reason: '01-Sales Return',
    };
    const noteKind = inter ? ('credit-note' as const) : ('debit-note' as const);
    const facts: Readonly<Record<string, Omit<PurchaseDocument, 'lines' | keyof typeof base>>> = {
      b2b: {
        key: `b2b|${supplierGstin}|${number}`,
        kind: 'invoice',
        supplierGstin,
        placeOfSupply: '27',
        reverseCharge: inter,
        type: 'R',
      },
      b2bur: {
        key: `b2bur|${number}`,
        kind: 'invoice',
        supplierName: 'Ramesh Rao',
        placeOfSupply: '27',
        supplyType,
      },
      cdn: { key: `cdn|${supplierGstin}|${number}`, kind: noteKind, supplierGstin, ...note },
      cdnur: { key: `cdnur|${number}`, kind: noteKind, type: 'B2BUR', ...note },
      imp_g: {
        key: `imp_g|INNSA1|2566282|${date}`,
        kind: 'bill-of-entry',
        portCode: 'INNSA1',
        isFromSez: inter,
        ...(inter ? { supplierGstin } : {}),
      },
      imp_s: { key: `imp_s|${number}`, kind: 'import of services', placeOfSupply: '27' },
    };
    const isImport = section.startsWith('imp');
    return (isImport ? importLines : domesticLines(inter)).map(
      (lines): PurchaseDocument => ({
        ...base,
        ...(facts[section] as Omit<PurchaseDocument, 'lines' | keyof typeof base>),
        ...(section === 'imp_g' ? { number: '2566282' } : {}),
        lines,
      }),
    );
  });

const withoutOrigin = ({ origin: _origin, ...document }: PurchaseDocument) => document;

describe('a GSTR-2 payload', () => {
  it('is read back as the same purchases', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPurchase, { selector: ({ key }) => key, maxLength: 8 }), (documents) => {
        const { documents: again, findings } = readGstr2Json(
          buyer,
          JSON.parse(
            JSON.stringify(
              gstr2Payload(
                buyer,
                documents.map((document) => ({ document })),
              ),
            ),
          ),
        );
        const byKey = (list: readonly PurchaseDocument[]) =>
          new Map(list.map((document) => [document.key, withoutOrigin(document)]));
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(byKey(again)).toEqual(byKey(documents));
      }),
    );
  });
});
