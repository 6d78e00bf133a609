import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { printedDocument, type SaleEntry } from '../../core/index.ts';
import { textOfPdf } from './pdf-text.test-kit.ts';
import { writeInvoice } from './write-invoice.ts';

const filer = {
  gstin: '27AAMCT7421K1ZV',
  returnPeriod: '2026-10',
  frequency: 'monthly',
  today: '2026-11-05',
} as const;
const invoice: SaleEntry = {
  kind: 'invoice',
  number: 'TX-7',
  date: '2026-10-05',
  recipient: { kind: 'registered', gstin: '29AADFM3390P1ZN', name: 'मधु वस्त्र Pvt Ltd' },
  placeOfSupply: '29',
  lines: [
    {
      taxability: 'taxable',
      rate: 5,
      taxableValue: 1_00_000_00,
      hsn: '520811',
      description: 'Cotton cloth',
      unit: 'MTR',
      quantity: 100_50,
    },
  ],
};
const sides = {
  supplier: {
    name: 'Tara Mills',
    address: ['12 Station Road', 'Pune 411001'],
    gstin: filer.gstin,
    state: '27-Maharashtra',
  },
  recipientAddress: ['MG Road, Bengaluru'],
};

async function pagesOf(entry: SaleEntry): Promise<readonly string[]> {
  const printed = printedDocument(filer, entry, sides);
  if (!printed) throw new Error('It is no document.');
  return textOfPdf(await buffer(writeInvoice(printed, '2026-11-05T06:00:00.000Z')));
}

it('an invoice bears what rule 46 asks for', async () => {
  const [page = ''] = await pagesOf(invoice);
  for (const words of [
    'Tax Invoice',
    'Tara Mills',
    '12 Station Road',
    'GSTIN 27AAMCT7421K1ZV',
    'TX-7',
    '05-10-2026',
    'मधु',
    'वस्त्र',
    'Pvt Ltd',
    'GSTIN 29AADFM3390P1ZN',
    '29-Karnataka',
    '520811',
    'Cotton cloth',
    '100.5 MTR',
    '1,00,000.00',
    '5 %',
    '5,000.00',
    '1,05,000.00',
    'Rupees One Lakh Five Thousand Only',
    'Tax on reverse charge\nNo',
    'Signature of the supplier or authorised representative',
  ])
    expect(page).toContain(words);
  expect(page).not.toContain('CGST');
});

it('within the State the tax stands in its two heads, and a round off is said', async () => {
  const [page = ''] = await pagesOf({ ...invoice, placeOfSupply: '27', value: 1_05_001_00 });
  expect(page.match(/2,500\.00/g)).toHaveLength(4);
  expect(page).toContain('Round off\n₹\n1.00');
});

it('on reverse charge no tax is charged, and it says so', async () => {
  const [page = ''] = await pagesOf({ ...invoice, reverseCharge: true });
  expect(page).toContain('Tax on reverse charge\nYes');
  expect(page).toContain('Rupees One Lakh Only');
});

it.each([
  [
    'Credit Note',
    { kind: 'credit-note', original: { number: 'TX-1', date: '2026-09-01' } },
    'TX-1 of 01-09-2026',
  ],
  ['Receipt Voucher', { kind: 'advance-receipt' }, 'Amount ₹'],
  [
    'Refund Voucher',
    { kind: 'advance-refund', adjusts: { number: 'RV-1', date: '2026-10-01' } },
    'RV-1 of 01-10-2026',
  ],
  [
    'Tax Invoice',
    { recipient: { kind: 'overseas', name: 'Lanka Silks' }, placeOfSupply: '96' },
    'WITHOUT PAYMENT OF INTEGRATED TAX',
  ],
] as const)('a %s bears what its own rule asks for', async (title, change, words) => {
  const [page = ''] = await pagesOf({ ...invoice, ...change });
  expect(page).toContain(title);
  expect(page.replace(/\s+/g, ' ')).toContain(words);
});

it('a bill of supply has no rate, and an adjustment is no document', async () => {
  const lines = invoice.lines.map((line) => ({ ...line, taxability: 'exempt', rate: 0 }) as const);
  expect((await pagesOf({ ...invoice, lines }))[0]).toContain('Bill of Supply');
  expect(printedDocument(filer, { ...invoice, kind: 'advance-adjustment' }, sides)).toBeNull();
});

it('many lines go on over pages, each once, under a head of their own', async () => {
  const lines = Array.from({ length: 120 }, (_, at) => ({
    ...invoice.lines[0],
    description: `Item ${at + 1}.`,
  }));
  const pages = await pagesOf({ ...invoice, lines } as SaleEntry);
  expect(pages.length).toBeGreaterThan(2);
  const all = pages.join('\n');
  expect(all.match(/^Item \d+\.$/gm)).toHaveLength(120);
  for (const page of pages.slice(1)) expect(page).toMatch(/continued|In words/);
});
