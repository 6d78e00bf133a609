import { describe, expect, it } from 'vitest';
import { inKarnataka, invoiceOf, lineOf } from '../documents/sale-documents.test-kit.ts';
import { saleToMatch } from './sale-match.ts';

const gstin = '27AAMCT7421K1ZV';

describe('a sale as the matching takes it', () => {
  it('has the tax of its rate, by the place of supply', () => {
    const sale = invoiceOf({ recipient: inKarnataka, placeOfSupply: '29', lines: [lineOf(), lineOf()] });
    expect(saleToMatch(gstin, sale)).toMatchObject({
      counterpartyGstin: inKarnataka.gstin,
      kind: 'invoice',
      date: '05-10-2026',
      taxableValue: 20_000,
      igst: 1000,
      cgst: 0,
    });
    const within = saleToMatch(gstin, invoiceOf({ recipient: inKarnataka, placeOfSupply: '27' }));
    expect(within).toMatchObject({ igst: 0, cgst: 250, sgst: 250 });
  });

  it('has the tax that the books state', () => {
    const lines = [lineOf({ stated: { igst: 499_99, cgst: 0, sgst: 0 } })];
    expect(saleToMatch(gstin, invoiceOf({ recipient: inKarnataka, placeOfSupply: '29', lines }))?.igst).toBe(
      499.99,
    );
  });

  it('is none where nobody registered receives it', () => {
    expect(saleToMatch(gstin, invoiceOf())).toBeNull();
    expect(saleToMatch(gstin, invoiceOf({ recipient: inKarnataka, kind: 'advance-receipt' }))).toBeNull();
  });
});
