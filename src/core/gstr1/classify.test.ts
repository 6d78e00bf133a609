import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import type { DocumentKind, Recipient, SaleDocument, Taxability } from '../documents/supply.ts';
import { classify, decisionTreeText } from './classify.ts';
import { filer } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

const tablesOf = (document: SaleDocument, of: Filer = filer): readonly (string | null)[] => [
  ...new Set(
    classify(of, document)
      .filter(({ role }) => role === 'supply')
      .map(({ table }) => table),
  ),
];
const operatorGstin = '29AABCF9210R1CE';

describe('classify', () => {
  const inter = { placeOfSupply: '29' };
  const cases: readonly (readonly [string, Partial<SaleDocument>, readonly (string | null)[]])[] = [
    ['an invoice to a registered person', { recipient: inKarnataka, ...inter }, ['b2b']],
    ['a note to a registered person', { recipient: inKarnataka, kind: 'credit-note', ...inter }, ['cdnr']],
    ['a small invoice to another State', { value: 1_00_000_00, ...inter }, ['b2cs']],
    ['a large invoice to another State', { value: 1_00_000_01, ...inter }, ['b2cl']],
    ['a large invoice within the State', { value: 9_00_000_00 }, ['b2cs']],
    ['a note on a small invoice', { kind: 'credit-note', value: 500_00, ...inter }, ['b2cs']],
    [
      'a small note on a large invoice',
      { kind: 'credit-note', value: 500_00, original: { value: 2_00_000_00 }, ...inter },
      ['cdnur'],
    ],
    ['an export', { recipient: { kind: 'overseas' }, placeOfSupply: '96' }, ['exp']],
    [
      'a note on an export',
      { kind: 'debit-note', recipient: { kind: 'overseas' }, placeOfSupply: '96' },
      ['cdnur'],
    ],
    ['a service to a foreigner in the State', { recipient: { kind: 'overseas' } }, ['b2cs']],
    [
      'an invoice with taxable and exempt lines',
      { recipient: inKarnataka, lines: [lineOf(), lineOf({ taxability: 'exempt', rate: 0 })] },
      ['b2b', 'nil'],
    ],
    [
      'an export with exempt lines',
      {
        recipient: { kind: 'overseas' },
        placeOfSupply: '96',
        lines: [lineOf(), lineOf({ taxability: 'exempt', rate: 0 })],
      },
      ['exp'],
    ],
    ['an advance for services', { kind: 'advance-receipt', lines: [lineOf({ hsn: '9983' })] }, ['at']],
    ['an advance for goods', { kind: 'advance-receipt' }, [null]],
    [
      'an advance invoiced in the period',
      { kind: 'advance-receipt', invoicedInPeriod: true, lines: [lineOf({ hsn: '9983' })] },
      [null],
    ],
    ['an adjustment', { kind: 'advance-adjustment', lines: [lineOf({ hsn: '9983' })] }, ['txpd']],
    [
      'an advance for an export',
      {
        kind: 'advance-receipt',
        recipient: { kind: 'overseas' },
        placeOfSupply: '96',
        lines: [lineOf({ hsn: '9983' })],
      },
      [null],
    ],
    ['a delivery challan', { kind: 'delivery-challan' }, [null]],
    [
      'a supply on which the operator pays',
      { operator: { gstin: operatorGstin, under: 'section 9(5)' } },
      ['supeco'],
    ],
    [
      'a supply through an operator who collects tax',
      { operator: { gstin: operatorGstin, under: 'section 52' } },
      ['b2cs'],
    ],
    ["another supplier's supply to a consumer", { onBehalfOf: {} }, ['ecom.urp2c']],
    [
      "another supplier's supply to a business",
      { onBehalfOf: { gstin: '27AAACB2894G1ZN' }, recipient: inKarnataka },
      ['ecom.b2b'],
    ],
    ['a cancelled invoice', { cancelled: true }, []],
  ];
  for (const [what, change, expected] of cases) {
    it(`puts ${what} into ${expected.map(String).join(' and ') || 'no table of supplies'}`, () => {
      expect(tablesOf(invoiceOf(change))).toEqual(expected);
    });
  }

  it('judges a note on a small invoice by the limit of the month of that invoice', () => {
    const note = { kind: 'credit-note', placeOfSupply: '29', value: 500_00 } as const;
    const original = { value: 1_50_000_00, date: '2024-07-10' };
    expect(tablesOf(invoiceOf({ ...note, original }))).toEqual(['b2cs']);
    expect(tablesOf(invoiceOf({ ...note, original: { ...original, date: '2024-08-10' } }))).toEqual([
      'cdnur',
    ]);
  });

  it('works out the value of an invoice whose books do not state it', () => {
    const lines = [lineOf({ taxableValue: 95_238_10, rate: 5 })];
    expect(tablesOf(invoiceOf({ lines, placeOfSupply: '29' }))).toEqual(['b2cl']);
    expect(
      tablesOf(invoiceOf({ lines: [lineOf({ taxableValue: 95_000_00 })], placeOfSupply: '29' })),
    ).toEqual(['b2cs']);
  });

  it('says why in the words of the form', () => {
    const large = invoiceOf({ value: 1_77_000_00, placeOfSupply: '19' });
    expect(classify(filer, large)[0]?.why).toBe(
      'Table 5 (B2C(Large) Invoices): the recipient is unregistered; place of supply 19-West Bengal is another State; value ₹1,77,000.00 is above ₹1,00,000.',
    );
  });

  it('prints its tree', () => {
    const text = decisionTreeText();
    expect(text).toContain('If goods or services leave India:');
    expect(text.match(/^ *Table 7 /gm)).toHaveLength(2);
  });
});

const kinds: readonly DocumentKind[] = [
  'invoice',
  'bill-of-supply',
  'credit-note',
  'debit-note',
  'advance-receipt',
  'advance-refund',
  'advance-adjustment',
  'delivery-challan',
];
const recipients: readonly Recipient[] = [
  inKarnataka,
  { ...inKarnataka, as: 'SEZ' },
  { ...inKarnataka, as: 'deemed export' },
  { kind: 'unregistered' },
  { kind: 'overseas' },
];
const line = fc.record({
  taxability: fc.constantFrom<Taxability>('taxable', 'nil-rated', 'exempt', 'non-GST'),
  rate: fc.constantFrom(0, 5, 18, 40),
  taxableValue: fc.integer({ min: 1, max: 3_00_000_00 }),
  hsn: fc.constantFrom('5208', '9983'),
});
const generated = fc
  .record({
    kind: fc.constantFrom(...kinds),
    recipient: fc.constantFrom(...recipients),
    placeOfSupply: fc.constantFrom('27', '29', '96'),
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    flags: fc.record({
      reverseCharge: fc.boolean(),
      withPayment: fc.boolean(),
      invoicedInPeriod: fc.boolean(),
      integratedTaxWithinState: fc.boolean(),
    }),
    channel: fc.constantFrom<Partial<SaleDocument>>(
      {},
      {},
      { operator: { gstin: operatorGstin, under: 'section 52' } },
      { operator: { gstin: operatorGstin, under: 'section 9(5)' } },
      { onBehalfOf: {} },
      { onBehalfOf: { gstin: '27AAACB2894G1ZN' } },
    ),
    original: fc.option(fc.record({ value: fc.integer({ min: 1, max: 3_00_000_00 }) }), { nil: undefined }),
  })
  .map(({ lines, flags, channel, original, ...rest }) =>
    invoiceOf({
      ...rest,
      ...flags,
      ...channel,
      ...(original ? { original } : {}),
      lines: lines.map((each, index) => lineOf({ ...each, origin: { sheet: 'Sales', row: index + 2 } })),
    }),
  );

describe('every document', () => {
  it('has each of its lines placed exactly once among the supplies, at most once by HSN and by operator', () => {
    fc.assert(
      fc.property(generated, fc.boolean(), (document, isSez) => {
        const placements = classify({ ...filer, isSez }, document);
        const placed = (role: string) =>
          placements.filter((placement) => placement.role === role).flatMap(({ lines }) => lines);
        expect(placed('supply')).toHaveLength(document.lines.length);
        expect(new Set(placed('supply'))).toEqual(new Set(document.lines));
        expect(new Set(placed('hsn')).size).toBe(placed('hsn').length);
        expect(new Set(placed('operator')).size).toBe(placed('operator').length);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its amounts: the rows of its supplies add up to its lines', () => {
    fc.assert(
      fc.property(generated, (document) => {
        const rows = classify(filer, document).filter(
          ({ role, table }) => role === 'supply' && table !== null,
        );
        for (const { row, lines } of rows) {
          const names = ['taxableValue', 'advance', 'netValue', 'exempted', 'nilRated', 'nonGst'];
          const inRow = names.reduce((sum, name) => sum + Number(row[name] ?? 0), 0);
          expect(Math.abs(inRow)).toBe(lines.reduce((sum, { taxableValue }) => sum + taxableValue, 0));
        }
      }),
    );
  });

  it('is where an independent reading of the instructions puts it', () => {
    fc.assert(
      fc.property(generated, (document) => {
        for (const { table, lines } of classify(filer, document).filter(({ role }) => role === 'supply')) {
          expect(table).toBe(tableByInstructions(document, lines[0]?.taxability ?? 'taxable', lines[0]?.hsn));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** The instructions of the form once more, as a list of exclusive sentences, for a filer in Maharashtra (27). */
function tableByInstructions(document: SaleDocument, taxability: Taxability, hsn = ''): string | null {
  const { kind, recipient, onBehalfOf, operator, original } = document;
  const isNote = kind === 'credit-note' || kind === 'debit-note';
  const isRegistered = recipient.kind === 'registered';
  if (onBehalfOf) {
    if (isRegistered && isNote) return null;
    return `ecom.${onBehalfOf.gstin ? '' : 'urp'}${onBehalfOf.gstin ? 'b' : ''}2${isRegistered ? 'b' : 'c'}`;
  }
  if (kind === 'delivery-challan') return null;
  if (kind.startsWith('advance')) {
    if (taxability !== 'taxable' || !hsn.startsWith('99') || document.reverseCharge) return null;
    if (recipient.kind === 'overseas' && document.placeOfSupply === '96') return null;
    if (recipient.kind === 'registered' && recipient.as === 'SEZ' && !document.withPayment) return null;
    if (kind === 'advance-adjustment') return 'txpd';
    return document.invoicedInPeriod ? null : 'at';
  }
  if (recipient.kind === 'overseas' && document.placeOfSupply === '96') return isNote ? 'cdnur' : 'exp';
  if (taxability !== 'taxable') return 'nil';
  if (operator?.under === 'section 9(5)') return 'supeco';
  if (isRegistered) return isNote ? 'cdnr' : 'b2b';
  const value = document.lines.reduce((sum, each) => {
    const tax = each.taxability === 'taxable' && !document.reverseCharge ? each.rate : 0;
    return sum + each.taxableValue + Math.floor((each.taxableValue * tax) / 100 + 0.5);
  }, 0);
  const isLarge = Math.max(value, isNote ? (original?.value ?? 0) : 0) > 1_00_000_00;
  if (document.placeOfSupply === '27' || !isLarge) return 'b2cs';
  return isNote ? 'cdnur' : 'b2cl';
}
