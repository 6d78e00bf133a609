import { describe, expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import type { SaleDocument } from '../documents/supply.ts';
import { classify } from './classify.ts';
import { recordsFromBooks } from './records-from-books.ts';
import { filer } from './sheet-rows.test-kit.ts';

const original = { number: 'TX-9', date: '2026-07-12' };
const correction = (change: Partial<SaleDocument> = {}) =>
  invoiceOf({
    number: 'TX-9',
    date: '2026-07-12',
    original,
    recipient: inKarnataka,
    placeOfSupply: '29',
    ...change,
  });
const unregistered = { kind: 'unregistered' } as const;
const operated = { onBehalfOf: { gstin: '29AABCF9210R1CE' } };

describe('an invoice that corrects one of an earlier return', () => {
  it.each<[string, Partial<SaleDocument>, string | null]>([
    ['to a registered person', {}, 'b2ba'],
    ['to SEZ', { recipient: { ...inKarnataka, as: 'SEZ' } }, 'b2ba'],
    ['exported', { recipient: { kind: 'overseas' }, placeOfSupply: '96' }, 'expa'],
    [
      'large, to another State',
      { recipient: unregistered, placeOfSupply: '19', value: 2_00_000_00 },
      'b2cla',
    ],
    ['small, to another State', { recipient: unregistered, placeOfSupply: '19' }, null],
    ['to a consumer of the own State', { recipient: unregistered, placeOfSupply: '27' }, null],
    ['without tax', { lines: [lineOf({ taxability: 'exempt', rate: 0 })] }, null],
    ['of another supplier', operated, 'ecoma.b2ba'],
    ['of an unregistered supplier', { onBehalfOf: {} }, 'ecoma.urp2ba'],
    ['of another supplier to a consumer', { ...operated, recipient: unregistered }, null],
    [
      'through an operator who pays the tax',
      { operator: { gstin: '29AABCF9210R1CE', under: 'section 9(5)' } },
      null,
    ],
  ])('%s has its place, and only that one', (_which, change, table) => {
    expect(classify(filer, correction(change)).map((placement) => placement.table)).toEqual([table]);
  });

  it('names the original, and says why it is there', () => {
    expect(classify(filer, correction())).toMatchObject([
      {
        row: { documentNumber: 'TX-9', originalNumber: 'TX-9', originalDate: '2026-07-12' },
        why: 'Table 9A (Amended B2B Invoices): it corrects "TX-9" of 12-07-2026, which an earlier return has reported; the recipient has GSTIN 29AADFM3390P1ZN.',
      },
    ]);
    const [byHand] = classify(filer, correction({ recipient: unregistered, placeOfSupply: '27' }));
    expect(byHand?.why).toContain('table 10 reports the whole month anew');
  });

  it('is none when the original is of this very period, is not named, or the document is a note', () => {
    const table = (change: Partial<SaleDocument>) => classify(filer, correction(change))[0]?.table;
    expect(table({ original: { ...original, date: '2026-10-01' } })).toBe('b2b');
    expect(table({ original: { date: '2026-07-12' } })).toBe('b2b');
    expect(table({ kind: 'credit-note' })).toBe('cdnr');
    const inQuarter = { ...filer, returnPeriod: '2026-12', frequency: 'quarterly' } as const;
    const ofOctober = correction({ original: { ...original, date: '2026-10-01' } });
    expect(classify(inQuarter, ofOctober)[0]?.table).toBe('b2b');
  });

  it('makes a record of the amendment table and leaves the difference of table 12 to a person', () => {
    const { records, findings } = recordsFromBooks(filer, [correction()]);
    expect([...records].map(({ key }) => key)).toEqual(['b2ba|TX-9|2026-07-12']);
    expect(findings.map(({ code }) => code)).toEqual(['DOCUMENT-AMENDS']);
  });

  it('that no table takes by itself is said with a warning', () => {
    const { records, findings } = recordsFromBooks(filer, [
      correction({ recipient: unregistered, placeOfSupply: '27' }),
    ]);
    expect([...records]).toEqual([]);
    expect(findings.find(({ code }) => code === 'DOCUMENT-NOT-REPORTED')?.severity).toBe('warning');
  });
});
