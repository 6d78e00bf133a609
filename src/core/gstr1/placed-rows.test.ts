import { describe, expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import type { SaleDocument } from '../documents/supply.ts';
import { classify } from './classify.ts';
import { filer } from './sheet-rows.test-kit.ts';

const rowsOf = (change: Partial<SaleDocument>) =>
  classify(filer, invoiceOf(change))
    .filter(({ role }) => role === 'supply')
    .map(({ table, row }) => [table, row]);
const other = { recipient: { kind: 'unregistered' }, placeOfSupply: '19' } as const;
const overseas = { recipient: { kind: 'overseas' }, placeOfSupply: '96' } as const;
const lines = [lineOf({ rate: 18, cess: 3 }), lineOf({ rate: 5 }), lineOf({ rate: 18, cess: 4 })];
const atRates = [
  { rate: 18, taxableValue: 20_000_00, cess: 7 },
  { rate: 5, taxableValue: 10_000_00, cess: 0 },
];
const service = [lineOf({ rate: 18, hsn: '998314' })];

describe('the rows of a document', () => {
  it('are one for each rate in table 4, with what all of them say', () => {
    const head = {
      recipientGstin: inKarnataka.gstin,
      recipientName: inKarnataka.name,
      documentNumber: 'TX-1',
      documentDate: '2026-10-05',
      documentValue: 33_000_00,
      placeOfSupply: '29',
      differentialRate: 0.65,
      reverseCharge: 'Y',
      invoiceType: 'R',
    };
    const document = { recipient: inKarnataka, placeOfSupply: '29', value: 33_000_00, lines } as const;
    expect(rowsOf({ ...document, differentialRate: 0.65, reverseCharge: true })).toEqual(
      atRates.map((line) => ['b2b', { ...head, ...line }]),
    );
  });

  it('say C or D in notes', () => {
    const note = (kind: 'credit-note' | 'debit-note') =>
      rowsOf({ kind, recipient: inKarnataka, placeOfSupply: '29' })[0]?.[1];
    expect([note('credit-note'), note('debit-note')]).toMatchObject([{ noteType: 'C' }, { noteType: 'D' }]);
  });

  it('have no recipient in table 5, and their kind in table 9B', () => {
    const head = {
      documentNumber: 'TX-1',
      documentDate: '2026-10-05',
      documentValue: 2_00_000_00,
      placeOfSupply: '19',
    };
    const line = { rate: 5, taxableValue: 10_000_00, cess: 0 };
    expect(rowsOf({ ...other, value: 2_00_000_00 })).toEqual([['b2cl', { ...head, ...line }]]);
    expect(rowsOf({ ...other, value: 2_00_000_00, kind: 'credit-note', differentialRate: 0.65 })).toEqual([
      ['cdnur', { ...head, noteType: 'C', noteOn: 'B2CL', differentialRate: 0.65, ...line }],
    ]);
    expect(rowsOf({ ...overseas, kind: 'debit-note', withPayment: true })).toMatchObject([
      ['cdnur', { noteType: 'D', noteOn: 'EXPWP' }],
    ]);
    expect(rowsOf({ ...overseas, kind: 'debit-note' })).toMatchObject([['cdnur', { noteOn: 'EXPWOP' }]]);
  });

  it('have the shipping bill of an export as far as it is known', () => {
    const head = {
      documentNumber: 'TX-1',
      documentDate: '2026-10-05',
      documentValue: 10_000_00,
      exportType: 'WOPAY',
    };
    const line = { rate: 5, taxableValue: 10_000_00, cess: 0 };
    expect(rowsOf(overseas)).toEqual([['exp', { ...head, ...line }]]);
    const shipping = { portCode: 'INNSA1', billNumber: '5568821', billDate: '2026-10-07' };
    expect(rowsOf({ ...overseas, shipping, withPayment: true })).toEqual([
      [
        'exp',
        {
          ...head,
          documentValue: 10_500_00,
          exportType: 'WPAY',
          portCode: 'INNSA1',
          shippingBillNumber: '5568821',
          shippingBillDate: '2026-10-07',
          ...line,
        },
      ],
    ]);
  });
});

describe('the rows of totals', () => {
  it('have notes against, with their cess', () => {
    const row = { type: 'OE', placeOfSupply: '27', rate: 18, taxableValue: 10_000_00, cess: 3 };
    const consumer = { lines: [lineOf({ rate: 18, cess: 3 })] };
    expect(rowsOf(consumer)).toEqual([['b2cs', row]]);
    expect(rowsOf({ ...consumer, kind: 'credit-note' })).toEqual([
      ['b2cs', { ...row, taxableValue: -10_000_00, cess: -3 }],
    ]);
    expect(rowsOf({ ...consumer, differentialRate: 0.65 })).toEqual([
      ['b2cs', { ...row, differentialRate: 0.65 }],
    ]);
  });

  it('part what bears no tax by its kind, in table 8', () => {
    const untaxed = (
      taxability: 'nil-rated' | 'exempt' | 'non-GST',
      kind: SaleDocument['kind'] = 'invoice',
    ) => rowsOf({ kind, lines: [lineOf({ taxability, rate: 0 })] })[0];
    const none = { direction: 'INTRAB2C', exempted: 0, nilRated: 0, nonGst: 0 };
    expect(untaxed('nil-rated')).toEqual(['nil', { ...none, nilRated: 10_000_00 }]);
    expect(untaxed('exempt')).toEqual(['nil', { ...none, exempted: 10_000_00 }]);
    expect(untaxed('non-GST', 'credit-note')).toEqual(['nil', { ...none, nonGst: -10_000_00 }]);
  });

  it('have advances without their tax, and refunds against', () => {
    const advance = (kind: SaleDocument['kind']) => rowsOf({ kind, lines: service });
    const row = { placeOfSupply: '27', rate: 18, advance: 10_000_00, cess: 0 };
    expect(advance('advance-receipt')).toEqual([['at', row]]);
    expect(advance('advance-refund')).toEqual([['at', { ...row, advance: -10_000_00 }]]);
    expect(advance('advance-adjustment')).toEqual([['txpd', row]]);
  });

  it('name the operator who pays the tax, or the supplier for whom it is paid', () => {
    const operator = { gstin: '29AABCF9210R1CE', name: 'Foodly', under: 'section 9(5)' } as const;
    expect(rowsOf({ operator })).toEqual([
      [
        'supeco',
        { liability: 'paytx', operatorGstin: operator.gstin, operatorName: 'Foodly', netValue: 10_000_00 },
      ],
    ]);
    const onBehalfOf = { gstin: '29AABCF9210R1ZH', name: 'Cafe' };
    expect(rowsOf({ onBehalfOf, kind: 'credit-note' })).toEqual([
      [
        'ecom.b2c',
        {
          supplierGstin: onBehalfOf.gstin,
          supplierName: 'Cafe',
          placeOfSupply: '27',
          rate: 5,
          taxableValue: -10_000_00,
          cess: 0,
        },
      ],
    ]);
    expect(rowsOf({ onBehalfOf: {}, recipient: inKarnataka, placeOfSupply: '29' })).toEqual([
      [
        'ecom.urp2b',
        {
          recipientGstin: inKarnataka.gstin,
          recipientName: inKarnataka.name,
          documentNumber: 'TX-1',
          documentDate: '2026-10-05',
          documentValue: 10_500_00,
          placeOfSupply: '29',
          invoiceType: 'R',
          rate: 5,
          taxableValue: 10_000_00,
          cess: 0,
        },
      ],
    ]);
  });
});
