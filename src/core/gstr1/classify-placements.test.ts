import { describe, expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import type { SaleDocument } from '../documents/supply.ts';
import { classify, decisionTreeText } from './classify.ts';
import { filer } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

const operator = { gstin: '29AABCF9210R1CE', under: 'section 52' } as const;
const registered = (change: Partial<SaleDocument> = {}) =>
  invoiceOf({ recipient: inKarnataka, placeOfSupply: '29', ...change });
const placed = (document: SaleDocument, role: string, of: Partial<Filer> = {}) =>
  classify({ ...filer, ...of }, document).filter((placement) => placement.role === role);

describe('every place of an invoice', () => {
  it('is its table, table 14 of the operator, table 12 of its lines and table 13 of its number', () => {
    const [line] = [lineOf({ description: 'Cloth' })];
    expect(classify(filer, registered({ operator, lines: [line] }))).toEqual([
      {
        table: 'b2b',
        role: 'supply',
        why: 'Table 4A (B2B, SEZ, DE Invoices): the recipient has GSTIN 29AADFM3390P1ZN.',
        lines: [line],
        row: {
          recipientGstin: '29AADFM3390P1ZN',
          recipientName: 'Madhu Fabrics',
          documentNumber: 'TX-1',
          documentDate: '2026-10-05',
          documentValue: 10_500_00,
          placeOfSupply: '29',
          reverseCharge: 'N',
          invoiceType: 'R',
          rate: 5,
          taxableValue: 10_000_00,
          cess: 0,
        },
      },
      {
        table: 'supeco',
        role: 'operator',
        why: 'Table 14(a): sold through operator 29AABCF9210R1CE, who collects tax at source (section 52).',
        lines: [line],
        row: {
          liability: 'clttx',
          operatorGstin: '29AABCF9210R1CE',
          operatorName: undefined,
          netValue: 10_000_00,
        },
      },
      {
        table: 'hsn_b2b',
        role: 'hsn',
        why: 'Table 12: HSN 5208 of a supply to a registered person.',
        lines: [line],
        row: {
          hsn: '5208',
          ownDescription: 'Cloth',
          unit: 'MTR',
          quantity: 100_00,
          rate: 5,
          taxableValue: 10_000_00,
        },
      },
      {
        table: 'doc_issue',
        role: 'series',
        why: 'Table 13: every document issued is counted.',
        lines: [],
        row: { nature: 1, from: 'TX-1', to: 'TX-1', total: 1, cancelled: 0 },
      },
    ]);
  });

  it('is table 13 alone when it was cancelled', () => {
    expect(classify(filer, registered({ cancelled: true }))).toMatchObject([
      {
        table: 'doc_issue',
        why: 'Table 13: every document issued is counted, cancelled ones too.',
        row: { total: 1, cancelled: 1 },
      },
    ]);
    expect(classify(filer, registered({ lines: [] })).map(({ role }) => role)).toEqual(['series']);
  });

  it('is nowhere in table 13 for the advance an invoice takes up', () => {
    expect(placed(registered({ kind: 'advance-adjustment' }), 'series')).toEqual([]);
  });
});

describe('table 14(a)', () => {
  it('has taxed supplies through an operator from January 2024, and no others', () => {
    const sold = registered({ operator });
    expect(placed(sold, 'operator', { returnPeriod: '2024-01' })).toHaveLength(1);
    expect(placed(sold, 'operator', { returnPeriod: '2023-12' })).toEqual([]);
    expect(placed(registered(), 'operator')).toEqual([]);
    const exempt = { lines: [lineOf({ taxability: 'exempt', rate: 0 })] } as const;
    expect(placed(registered({ operator, ...exempt }), 'operator')).toEqual([]);
    expect(placed(registered({ operator, kind: 'delivery-challan' }), 'operator')).toEqual([]);
  });
});

describe('table 12', () => {
  const hsnOf = (change: Parameters<typeof lineOf>[0], of: Partial<SaleDocument> = {}) =>
    placed(registered({ lines: [lineOf(change)], ...of }), 'hsn')[0];

  it('has notes against, services without quantity, and untaxed lines at 0 %', () => {
    expect(hsnOf({}, { kind: 'credit-note' })?.row).toMatchObject({
      quantity: -100_00,
      taxableValue: -10_000_00,
    });
    expect(hsnOf({ hsn: '998314' })?.row).toMatchObject({ unit: 'NA', quantity: 0 });
    expect(hsnOf({ taxability: 'exempt', rate: 5 })?.row).toMatchObject({ rate: 0 });
    expect(hsnOf({ quantity: undefined as never })?.row['quantity']).toBeUndefined();
    expect(hsnOf({ hsn: undefined as never })?.why).toBe(
      'Table 12: HSN not stated of a supply to a registered person.',
    );
  });

  it('is in two parts from May 2025, and in one before', () => {
    const consumer = invoiceOf();
    expect(placed(consumer, 'hsn')).toMatchObject([
      { table: 'hsn_b2c', why: 'Table 12: HSN 5208 of a supply to an unregistered person.' },
    ]);
    expect(placed(consumer, 'hsn', { returnPeriod: '2025-04' })).toMatchObject([{ table: 'hsn' }]);
    expect(placed(consumer, 'hsn', { returnPeriod: '2021-04' })).toMatchObject([{ table: 'hsn-to-2021' }]);
  });

  it('has no advances, nothing the operator pays for, and nothing that is in no table', () => {
    expect(placed(registered({ kind: 'delivery-challan' }), 'hsn')).toEqual([]);
    expect(placed(registered({ operator: { ...operator, under: 'section 9(5)' } }), 'hsn')).toEqual([]);
    expect(
      placed(registered({ kind: 'advance-receipt', lines: [lineOf({ hsn: '998314' })] }), 'hsn'),
    ).toEqual([]);
  });
});

describe('the kind of an invoice to a registered person', () => {
  const typeOf = (change: Partial<SaleDocument>) =>
    placed(registered(change), 'supply')[0]?.row['invoiceType'];

  it('follows the recipient and the payment', () => {
    const sez = { recipient: { ...inKarnataka, as: 'SEZ' } } as const;
    expect([typeOf(sez), typeOf({ ...sez, withPayment: true })]).toEqual(['SEWOP', 'SEWP']);
    expect(typeOf({ recipient: { ...inKarnataka, as: 'deemed export' } })).toBe('DE');
    expect(typeOf({ integratedTaxWithinState: true })).toBe('CBW');
  });
});

describe('the limit of table 5', () => {
  const consumer = (change: Partial<SaleDocument>) =>
    placed(invoiceOf({ placeOfSupply: '19', ...change }), 'supply')[0]?.table;

  it('is measured with tax and cess as stated, and at 65 % where that applies', () => {
    const worth = (line: Parameters<typeof lineOf>[0], change: Partial<SaleDocument> = {}) =>
      consumer({ lines: [lineOf({ rate: 18, ...line })], ...change });
    expect(worth({ taxableValue: 84_745_00 })).toBe('b2cs');
    expect(worth({ taxableValue: 84_746_00 })).toBe('b2cl');
    expect(worth({ taxableValue: 84_745_00, cess: 1_00 })).toBe('b2cl');
    expect(worth({ taxableValue: 84_746_00 }, { differentialRate: 0.65 })).toBe('b2cs');
    const stated = { igst: 15_000_00, cgst: 0, sgst: 0 };
    expect(worth({ taxableValue: 85_000_00, stated })).toBe('b2cs');
    expect(worth({ taxableValue: 85_000_00, stated, cess: 1 })).toBe('b2cl');
  });

  it('of a note is that of the month of its invoice', () => {
    const note = (date: string | undefined, value: number) =>
      consumer({ kind: 'credit-note', value, ...(date ? { original: { date, value } } : {}) });
    expect(note('2024-07-31', 2_00_000_00)).toBe('b2cs');
    expect(note('2024-08-01', 2_00_000_00)).toBe('cdnur');
    expect(note(undefined, 2_00_000_00)).toBe('cdnur');
    expect(note(undefined, 1_00_000_00)).toBe('b2cs');
  });
});

it('the tree is indented by its questions', () => {
  expect(decisionTreeText().split('\n').slice(0, 4)).toEqual([
    'If the document corrects one that an earlier return has reported:',
    '  If the filer is an e-commerce operator and pays the tax of another supplier (section 9(5)):',
    '    If the recipient has a GSTIN or UIN:',
    '      If that supplier has a GSTIN:',
  ]);
});
