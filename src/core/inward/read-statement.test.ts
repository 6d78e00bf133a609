import { describe, expect, it } from 'vitest';
import { compareImsCounts } from './ims-counts.ts';
import { readStatement } from './read-statement.ts';
import {
  distributor,
  fromKarnataka,
  gstr2bOf,
  imsRow,
  invoiceOf2b,
  lineOf2b,
  neighbour,
  recipient,
  supplierOf2b,
} from './statements.test-kit.ts';

const documentsOf = (json: unknown) => readStatement(json).statement?.documents ?? [];
const codesOf = (json: unknown, expected = {}) =>
  readStatement(json, expected).findings.map(({ code, severity }) => `${severity} ${code}`);

describe('readStatement', () => {
  it('reads an invoice of the GSTR-2B with all that is said of it and of its supplier', () => {
    const json = gstr2bOf({
      b2b: [supplierOf2b({ inv: [invoiceOf2b({ items: [lineOf2b(), lineOf2b({ rt: 5, txval: 0.07 })] })] })],
    });
    expect(readStatement(json).statement).toMatchObject({
      kind: 'GSTR-2B',
      gstin: recipient,
      returnPeriod: '2025-08',
      generatedOn: '14-09-2025',
      documents: [
        {
          id: `b2b|${neighbour}|invoice|A/1|2025-26`,
          kind: 'invoice',
          counterpartyGstin: neighbour,
          counterpartyName: 'Sahyadri Papers',
          number: 'A/1',
          date: '2025-08-05',
          filed: true,
          filedOn: '2025-09-10',
          filedPeriod: '2025-08',
          itcAvailability: 'Y',
          value: 118_000,
          amounts: { taxableValue: 100_007, igst: 0, cgst: 18_000, sgst: 18_000, cess: 0 },
          lines: [{ rate: 18 }, { rate: 5, taxableValue: 7 }],
        },
      ],
    });
  });

  it('reads a GSTR-2B whose documents have no lines, as newer versions send them', () => {
    const { items: _items, ...whole } = invoiceOf2b() as { items: unknown };
    const inv = [{ ...whole, txval: 1000, igst: 180, cgst: 0, sgst: 0, cess: 0, imsStatus: 'A' }];
    expect(documentsOf(gstr2bOf({ b2b: [supplierOf2b({ inv })] }))).toMatchObject([
      { action: 'A', lines: [], amounts: { taxableValue: 100_000, igst: 18_000 } },
    ]);
  });

  it('keeps documents the recipient rejected apart', () => {
    const rejected = gstr2bOf({}, { docRejdata: { b2b: [supplierOf2b({ inv: [invoiceOf2b()] })] } });
    expect(documentsOf(rejected)).toMatchObject([{ isRejected: true, number: 'A/1' }]);
  });

  it('reads notes by their type, and supply types in both spellings', () => {
    const nt = (typ: string, suptyp: string) => ({ ...invoiceOf2b({ typ, suptyp }), ntnum: `N${typ}` });
    const json = gstr2bOf({ cdnr: [supplierOf2b({ nt: [nt('C', 'SEZWP'), nt('D', 'SEWOP')] })] });
    expect(documentsOf(json).map(({ kind, type, number }) => [kind, type, number])).toEqual([
      ['credit-note', 'SEWP', 'NC'],
      ['debit-note', 'SEWOP', 'ND'],
    ]);
  });

  it('reads credit of a distributor and bills of entry', () => {
    const json = gstr2bOf({
      isd: [
        supplierOf2b(
          {
            doclist: [
              {
                doctyp: 'ISDC',
                docnum: 'D1',
                docdt: '01-08-2025',
                igst: 5,
                cgst: 0,
                sgst: 0,
                cess: 0,
                itcelg: 'N',
              },
            ],
          },
          distributor,
        ),
      ],
      impg: [
        {
          portcode: 'INNSA1',
          boenum: '2566282',
          boedt: '18-08-2025',
          isamd: 'N',
          txval: 10,
          igst: 1.8,
          cess: 0,
        },
      ],
      impgsez: [
        {
          ctin: fromKarnataka,
          trdnm: 'Unit',
          boe: [{ portcode: 'INBLR6', boenum: 7, boedt: '18-08-2025', txval: 1, igst: 0 }],
        },
      ],
    });
    expect(documentsOf(json)).toMatchObject([
      {
        kind: 'isd-credit-note',
        counterpartyGstin: distributor,
        itcAvailability: 'N',
        amounts: { taxableValue: 0, igst: 500 },
      },
      { kind: 'bill-of-entry', counterpartyGstin: '', portCode: 'INNSA1', amounts: { igst: 180 } },
      { kind: 'bill-of-entry', counterpartyGstin: fromKarnataka, number: '7' },
    ]);
  });

  it('reads the GSTR-2A with the state of the supplier, and the amendment instead of the original', () => {
    const inv = {
      inum: 'K-9',
      idt: '01-07-2025',
      val: 118,
      pos: '27',
      rchrg: 'N',
      inv_typ: 'R',
      aspd: 'Aug-25',
      atyp: 'N',
    };
    const itms = [{ num: 1801, itm_det: { rt: 18, txval: 100, iamt: 18, csamt: 0 } }];
    const head = { ctin: fromKarnataka, cfs: 'N', cfs3b: 'Y', fldtr1: '18-Aug-25', flprdr1: 'Jul-25' };
    const json = {
      gstin: recipient,
      fp: '072025',
      b2b: [{ ...head, inv: [{ ...inv, itms }] }],
      b2ba: [{ ...head, inv: [{ ...inv, inum: 'K-9A', oinum: 'K-9', oidt: '01-07-2025', itms }] }],
      tds: [{ ctin: fromKarnataka }],
    };
    const [original, amendment] = documentsOf(json);
    expect(original).toMatchObject({
      filed: false,
      filedGstr3b: true,
      filedPeriod: '2025-07',
      amendedPeriod: '2025-08',
      replacedBy: amendment?.id,
    });
    expect(amendment).toMatchObject({ originalNumber: 'K-9', number: 'K-9A' });
    expect(amendment?.replacedBy).toBeUndefined();
    expect(codesOf(json)).toEqual(['info SECTION-WITHOUT-DOCUMENTS']);
  });

  it('reads the Invoice Management System under both names of its sections', () => {
    const note = { ...imsRow({ action: 'P', ispendactblocked: 'Y' }), nt_num: 'C1', nt_dt: '06-08-2025' };
    for (const key of ['b2bcn', 'cn']) {
      expect(documentsOf({ [key]: [note] })).toMatchObject([
        {
          section: 'b2bcn',
          kind: 'credit-note',
          action: 'P',
          isPendingBlocked: true,
          checksum: 'a1b2',
          filed: true,
        },
      ]);
    }
  });

  it('reads the actions that recipients took on the own documents', () => {
    const json = {
      gstin: recipient,
      rtnprd: '082025',
      gstr1: { b2b: [{ ...imsRow(), imsactn: 'R', remarks: 'goods not received' }] },
    };
    const { action: _action, ...row } = json.gstr1.b2b[0] as unknown as { action: string };
    expect(readStatement({ ...json, gstr1: { b2b: [row] } }).statement).toMatchObject({
      kind: 'IMS',
      documents: [{ action: 'R', remarks: 'goods not received' }],
    });
  });

  it('reads the GSTR-1A of 2017, which says nothing of filing', () => {
    const inv = [
      {
        inum: 'S1',
        idt: '05-07-2017',
        val: 118,
        pos: '27',
        rchrg: 'N',
        inv_typ: 'R',
        flag: 'M',
        chksum: 'q',
        itms: [{ itm_det: { rt: 18, txval: 100, camt: 9, samt: 9 } }],
      },
    ];
    const json = { gstin: recipient, fp: '072017', b2b: [{ ctin: neighbour, inv }] };
    expect(readStatement(json).statement).toMatchObject({
      kind: 'GSTR-1A',
      documents: [{ flag: 'M', checksum: 'q' }],
    });
    expect(readStatement(json, { kind: 'GSTR-2A' }).statement?.kind).toBe('GSTR-2A');
  });

  it('takes nothing of a file with one unreadable document, and names it', () => {
    const inv = [invoiceOf2b(), invoiceOf2b({ inum: 'A/2', dt: '31-06-2025' })];
    const { statement, findings } = readStatement(gstr2bOf({ b2b: [supplierOf2b({ inv })] }));
    expect(statement).toBeNull();
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'DOCUMENT-UNREADABLE',
        severity: 'error',
        sheet: 'b2b',
        row: 2,
        column: 'dt',
        value: '31-06-2025',
        says: `Document 2 of section "b2b" (A/2 of ${neighbour}) cannot be read: "31-06-2025" is not a day written dd-mm-yyyy in "dt". Download the statement again; nothing of it was read.`,
      }),
    ]);
  });

  it.each([
    ['no number', { inum: '' }],
    ['a number that is no text', { inum: { a: 1 } }],
    ['an amount that is none', { items: [lineOf2b({ txval: '1,000' })] }],
    ['a line without taxable value', { items: [lineOf2b({ txval: null })] }],
    ['neither lines nor amounts', { items: [] }],
    ['reverse charge that is neither Y nor N', { rev: 'maybe' }],
  ])('refuses a document with %s', (_what, change) => {
    expect(codesOf(gstr2bOf({ b2b: [supplierOf2b({ inv: [invoiceOf2b(change)] })] }))).toContain(
      'error DOCUMENT-UNREADABLE',
    );
  });

  it('refuses a statement of another GSTIN or period, so that two never touch', () => {
    const json = gstr2bOf({ b2b: [] });
    expect(codesOf(json, { gstin: neighbour })).toEqual(['error FILE-OF-ANOTHER-GSTIN']);
    expect(codesOf(json, { returnPeriod: '2025-07' })).toEqual(['error FILE-OF-ANOTHER-PERIOD']);
    expect(codesOf(json, { gstin: recipient, returnPeriod: '2025-08' })).toEqual([]);
  });

  it('names a section it does not know', () => {
    expect(codesOf(gstr2bOf({ b2b: [], exim: [{}] }))).toEqual(['warning SECTION-UNKNOWN']);
  });

  it('keeps a number that stands twice, under two ids', () => {
    const json = gstr2bOf({ b2b: [supplierOf2b({ inv: [invoiceOf2b(), invoiceOf2b()] })] });
    expect(new Set(documentsOf(json).map(({ id }) => id)).size).toBe(2);
    expect(codesOf(json)).toEqual(['warning DOCUMENT-TWICE']);
  });

  it('uses the lines where a document states other totals, and says so', () => {
    const json = gstr2bOf({ b2b: [supplierOf2b({ inv: [invoiceOf2b({ txval: 1200 })] })] });
    expect(documentsOf(json)[0]?.amounts.taxableValue).toBe(100_000);
    expect(codesOf(json)).toEqual(['warning LINES-DIFFER']);
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['an error of the portal', { status_cd: '0', error: { error_cd: 'RET2B1016' } }],
    ['an own return', { gstin: recipient, fp: '082025', b2b: [], b2cs: [] }],
  ])('does not take %s for a statement', (_what, json) => {
    expect(codesOf(json)).toEqual(['error STATEMENT-UNKNOWN']);
  });

  it('looks into the answers of gateways', () => {
    expect(
      readStatement({ code: 200, data: { data: { b2b: [imsRow()] }, status_cd: '1' } }).statement?.kind,
    ).toBe('IMS');
  });
});

describe('compareImsCounts', () => {
  it('names every section and action in which the portal counts otherwise', () => {
    const { statement } = readStatement({ b2b: [imsRow(), imsRow({ inum: 'A/2', action: 'A' })] });
    if (!statement) throw new Error('The fixture cannot be read.');
    const counts = (accept: number) => ({
      all_oth: { b2b: { noaction: 1, accept, reject: 0, pending: 0 }, b2bcn: {}, ttl_cnt: 1 + accept },
    });
    expect(compareImsCounts(statement, counts(1))).toEqual([]);
    expect(compareImsCounts(statement, counts(3)).map(({ says }) => says)).toEqual([
      'The portal counts 3 documents accepted in section "b2b" of the IMS; the download has 1. Download the section again.',
    ]);
  });
});
