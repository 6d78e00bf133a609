import { describe, expect, it } from 'vitest';
import { compareLedger, type LedgerRecords } from './ledger.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { b2bRow, b2csRow, cdnrRow, filer, sheetsOf } from './sheet-rows.test-kit.ts';

const recordsOf = (sheets: Parameters<typeof sheetsOf>[0]): readonly Gstr1Record[] => [
  ...readGstr1Sheets(filer, sheetsOf(sheets)).records,
];
const invoice = (number: string, taxable = 20000) =>
  recordsOf({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': number, 'Taxable Value': taxable }] });
const notYet: LedgerRecords = { books: [], payload: null, processed: null, filed: null };
const fates = (records: Partial<LedgerRecords>) =>
  compareLedger({ ...notYet, ...records }).documents.map(({ documentNumber, to, fate }) => [
    documentNumber,
    to,
    fate,
  ]);

describe('books, payload, processed and filed side by side', () => {
  it('agree when nothing was lost on the way', () => {
    const all = [...invoice('A1'), ...recordsOf({ b2cs: [b2csRow], cdnr: [cdnrRow] })];
    const { tables, documents } = compareLedger({ books: all, payload: all, processed: all, filed: all });
    expect(documents).toEqual([]);
    expect(tables.map(({ section }) => section)).toEqual(['b2b', 'b2cs', 'cdnr']);
    expect(tables[0]?.totals).toMatchObject({ books: { count: 1, igst: 3600_00 }, filed: { igst: 3600_00 } });
    expect(tables[2]?.totals.filed?.taxableValue).toBe(-2000_00);
    expect(tables[0]?.differences).toEqual({});
  });

  it('tell at which step a document was lost, came in or was changed', () => {
    const books = [...invoice('A1'), ...invoice('A2'), ...invoice('A3')];
    const payload = [...invoice('A1'), ...invoice('A2', 19000)];
    const processed = [...invoice('A1')];
    const filed = [...invoice('A1'), ...invoice('A9')];
    expect(fates({ books, payload, processed, filed })).toEqual([
      ['A2', 'payload', 'changed'],
      ['A3', 'payload', 'dropped'],
      ['A2', 'processed', 'dropped'],
      ['A9', 'filed', 'added'],
    ]);
    const [b2b] = compareLedger({ books, payload, processed, filed }).tables;
    expect(b2b?.differences).toEqual({
      payload: { changed: 1, dropped: 1 },
      processed: { dropped: 1 },
      filed: { added: 1 },
    });
  });

  it('show the value before and after', () => {
    const [before] = invoice('A1');
    const [after] = recordsOf({
      'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': 'A1', 'Invoice Value': 23000 }],
    });
    if (!before || !after) throw new Error('The rows make no records.');
    expect(compareLedger({ ...notYet, books: [before], payload: [after] }).documents).toEqual([
      {
        key: before.key,
        section: 'b2b',
        documentNumber: 'A1',
        from: 'books',
        to: 'payload',
        fate: 'changed',
        before: 23600_00,
        after: 23000_00,
      },
    ]);
    expect(compareLedger({ ...notYet, books: [before], payload: [] }).documents).toMatchObject([
      { before: 23600_00, after: null },
    ]);
  });

  it('call it rounding when only amounts moved, each by less than a rupee', () => {
    expect(fates({ books: invoice('A1', 20000.99), payload: invoice('A1', 20000.5) })).toEqual([
      ['A1', 'payload', 'rounded'],
    ]);
    expect(fates({ books: invoice('A1', 20001), payload: invoice('A1', 20000) })).toEqual([
      ['A1', 'payload', 'changed'],
    ]);
    const other = recordsOf({
      'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': 'A1', 'Invoice date': '04-Oct-2026' }],
    });
    expect(fates({ books: invoice('A1'), payload: other })).toEqual([['A1', 'payload', 'changed']]);
  });

  it('say nothing of stages that the return has not reached', () => {
    const { tables, documents } = compareLedger({ ...notYet, books: invoice('A1') });
    expect(documents).toEqual([]);
    expect(tables[0]?.totals).toMatchObject({ payload: null, processed: null, filed: null });
  });

  it('show a table that only a later stage has, as empty before', () => {
    const { tables } = compareLedger({ ...notYet, payload: invoice('A1') });
    expect(tables[0]?.totals).toMatchObject({ books: { count: 0, value: 0 }, payload: { count: 1 } });
  });
});
