import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type MatchDocument, reconcile } from '../core/index.ts';
import { reconciledRows, resultSheets } from './reconciliation-sheets.ts';
import { type SupplierLetter, supplierLetters, writeReconciliation } from './write-reconciliation.ts';

const madhu = '29AADFM3390P1ZN';
const other = '24AABCC1234F1ZA';

const documentOf = (id: string, change: Partial<MatchDocument> = {}): MatchDocument => ({
  id,
  gstin: '27AAMCT7421K1ZV',
  counterpartyGstin: madhu,
  kind: 'invoice',
  number: id.slice(2),
  date: '12-08-2025',
  taxableValue: 1000.1,
  igst: 180.02,
  cgst: 0,
  sgst: 0,
  cess: 0,
  ...change,
});

const ours = [
  documentOf('o-A1'),
  documentOf('o-B2', { igst: 200 }),
  documentOf('o-77K', { taxableValue: 5, igst: 0.9, date: '01-06-2025' }),
];
const theirs = [
  documentOf('t-A1'),
  documentOf('t-B2', { date: '13-08-2025' }),
  documentOf('t-C9', { kind: 'credit-note', counterpartyGstin: other }),
];
const matched = { ours, theirs, reconciliation: reconcile({ ours, theirs }) };

describe('the workbook of a matching', () => {
  it('has a summary whose counts and amounts come to all documents', async () => {
    const { sheets } = await readXlsx(await writeReconciliation(matched));
    expect(sheets.map(({ name }) => name)).toEqual(['Summary', 'Suppliers', 'OK', 'Mismatch', 'TO', 'CO']);
    const [, ok, mismatch, to, co, total] = sheets[0]!.rows;
    expect([ok, mismatch, to, co, total].map((row) => [row![0], row![2], row![6]])).toEqual([
      ['OK', 1, 1],
      ['Mismatch', 1, 1],
      ['TO', 1, 0],
      ['CO', 0, 1],
      ['Total', 3, 3],
    ]);
    expect(total!.slice(3, 5)).toEqual([2005.2, 380.92]);
  });

  it('has a line for each counter party, and the ids of both sides beside each verdict', async () => {
    const { sheets } = await readXlsx(await writeReconciliation(matched));
    expect(sheets[1]!.rows.slice(1).map((row) => row.slice(0, 5))).toEqual([
      [other, 0, 0, 0, 1],
      [madhu, 1, 1, 1, 0],
    ]);
    expect(sheets[1]!.rows[1]!.at(-2)).toBe(1000.1);
    const [header, row] = sheets[3]!.rows;
    const cell = (name: string) => row![header!.indexOf(name)];
    expect([cell('Our ids'), cell('Their ids'), cell('Action')]).toEqual(['o-B2', 't-B2', 'R']);
    expect(cell('Why')).toContain('IGST is ₹200.00 in our books and ₹180.02 at the counter party');
  });

  it('goes on in a second sheet where one is full', () => {
    const sheets = resultSheets('All', reconciledRows(matched), 3);
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['All', 3],
      ['All 2', 1],
    ]);
  });
});

describe('letters to counter parties', () => {
  it('are written to those with whom something is open, with what is asked of them', async () => {
    const letters: SupplierLetter[] = [];
    for await (const letter of supplierLetters(matched)) letters.push(letter);
    expect(letters.map(({ counterpartyGstin }) => counterpartyGstin)).toEqual([other, madhu]);
    const [, letter] = letters;
    expect(letter!.subject).toBe(`Documents between 27AAMCT7421K1ZV and ${madhu} that do not agree`);
    expect(letter!.message.split('\n\n').slice(2, 4)).toEqual([
      [
        '1 document of yours in our books we do not find in what you have reported:',
        '- 77K of 01-06-2025, taxable value ₹5.00, tax ₹0.90',
        'Please report them in your next GSTR-1, or tell us if they are not yours.',
      ].join('\n'),
      [
        '1 document you have reported with other particulars than our copy shows:',
        '- B2 of 12-08-2025, taxable value ₹1,000.10, tax ₹200.00: date 12-08-2025 in our copy, 13-08-2025 as reported; IGST ₹19.98 higher in our copy',
        'Please compare them with your copy and amend them, or send us the right one.',
      ].join('\n'),
    ]);
    const { sheets } = await readXlsx(letter!.workbook);
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['Details', 3]]);
  });
});
