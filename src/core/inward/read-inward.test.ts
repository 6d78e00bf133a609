import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readInward } from './read-inward.ts';
import { gstr2bOf, imsRow, invoiceOf2b, neighbour, recipient, supplierOf2b } from './statements.test-kit.ts';

const oracle = new URL('../../../../shared/oracle/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, oracle), 'utf8'));

describe('readInward', () => {
  it('gives rupees and DD-MM-YYYY, and the portal and the documents agree to the paisa', () => {
    const credit = { ...invoiceOf2b({ typ: 'C', suptyp: 'R' }), ntnum: 'CN1' };
    const docdata = { b2b: [supplierOf2b({ inv: [invoiceOf2b()] })], cdnr: [supplierOf2b({ nt: [credit] })] };
    const tax = { igst: 0, cgst: 90, sgst: 90, cess: 0 };
    const row = { ctin: neighbour, supprd: '082025', ttldocs: 1, txval: 1000, ...tax };
    const read = readInward(
      gstr2bOf(docdata, {
        itcsumm: { itcavl: { nonrevsup: { ...tax, b2b: tax }, othersup: { ...tax, cdnr: tax } } },
        cpsumm: { b2b: [row], cdnr: [{ ...row, nttyp: 'C' }] },
      }),
    );
    expect(read).toEqual({
      kind: 'GSTR-2B',
      gstin: recipient,
      returnPeriod: '082025',
      replaced: [],
      findings: [],
      declared: { igst: 0, cgst: 0, sgst: 0, cess: 0, documents: 2, taxableValue: 0 },
      documents: [
        {
          id: `b2b|${neighbour}|invoice|A/1|2025-26`,
          gstin: recipient,
          counterpartyGstin: neighbour,
          kind: 'invoice',
          number: 'A/1',
          date: '05-08-2025',
          placeOfSupply: '27',
          reverseCharge: false,
          type: 'R',
          value: 1180,
          taxableValue: 1000,
          ...tax,
          filed: true,
        },
        expect.objectContaining({ kind: 'credit-note', number: 'CN1', taxableValue: 1000 }),
      ],
    });
  });

  it('names every difference from the summary: part, block, supplier, count', () => {
    const tax = { igst: 0, cgst: 90.01, sgst: 90, cess: 0 };
    const { findings } = readInward(
      gstr2bOf(
        { b2b: [supplierOf2b({ inv: [invoiceOf2b()] })] },
        {
          itcsumm: { itcavl: { nonrevsup: { ...tax, b2b: tax } } },
          cpsumm: { b2b: [{ ctin: neighbour, supprd: '082025', ttldocs: 2, txval: 1000, ...tax }] },
        },
      ),
    );
    expect(findings.map(({ column, says }) => [column, says])).toEqual([
      ['itcavl.nonrevsup', expect.stringContaining('CGST ₹90.01 against ₹90.00')],
      ['itcavl.nonrevsup.b2b', expect.stringContaining('CGST ₹90.01 against ₹90.00')],
      ['b2b', expect.stringContaining('2 documents against 1, cgst ₹90.01 against ₹90.00')],
    ]);
  });

  it('counts an amended document once and keeps the original beside', () => {
    const amendment = invoiceOf2b({ inum: 'A/1-R', oinum: 'A/1', oidt: '05-08-2025' });
    const read = readInward(
      gstr2bOf({ b2b: [supplierOf2b({ inv: [invoiceOf2b()] })], b2ba: [supplierOf2b({ inv: [amendment] })] }),
    );
    expect(read.documents.map(({ number }) => number)).toEqual(['A/1-R']);
    expect(read.replaced).toMatchObject([{ number: 'A/1', replacedBy: read.documents[0]?.id }]);
  });

  it('calls rejected what the other side has rejected, not what we have', () => {
    expect(readInward({ b2b: [imsRow({ action: 'R' })] }).documents[0]).not.toHaveProperty('rejected');
    const [line] = [{ itm_det: { rt: 18, txval: 1000, camt: 90, samt: 90 } }];
    const inv = [
      { inum: 'A/1', idt: '05-07-2017', val: 1180, pos: '27', inv_typ: 'R', cflag: 'R', itms: [line] },
    ];
    const answered = { gstin: recipient, fp: '072017', b2b: [{ ctin: neighbour, inv }] };
    expect(readInward(answered, { kind: 'GSTR-1A' }).documents).toMatchObject([{ rejected: true }]);
  });

  it('answers without documents when the file cannot be read', () => {
    expect(readInward('')).toMatchObject({ kind: null, documents: [], findings: [{ severity: 'error' }] });
  });
});

describe.skipIf(!existsSync(oracle))('readInward on downloads of the portal (not present elsewhere)', () => {
  it('agrees with the summary of the real GSTR-2B to the paisa', () => {
    const read = readInward(json('gstr2b/10NZQCB3129T1ZH_R2B_102021_20220107.json'));
    expect(read).toMatchObject({
      kind: 'GSTR-2B',
      gstin: '10NZQCB3129T1ZH',
      returnPeriod: '102021',
      findings: [],
    });
    const net = (head: 'igst' | 'cgst' | 'taxableValue') =>
      read.documents.reduce(
        (sum, d) => sum + (d.kind === 'credit-note' ? -1 : 1) * Math.round(d[head] * 100),
        0,
      ) / 100;
    expect([net('igst'), net('cgst'), net('taxableValue'), read.documents.length]).toEqual([
      620_147.31, 25_437.65, 3_362_816.82, 55,
    ]);
    expect(read.declared).toEqual({
      igst: 620_147.31,
      cgst: 25_437.65,
      sgst: 25_437.65,
      cess: 0,
      taxableValue: 3_362_816.82,
      documents: 55,
    });
  });

  it.each([
    ['gstr2b/sample_gstr_2a.json', 'GSTR-2A', 6, 1],
    ['gstr2b/sample_gstr_2b_v3.json', 'GSTR-2B', 6, 2],
    ['recon/small_2b.json', 'GSTR-2B', 4, 0],
    ['portal/ims_get_invoices.json', 'IMS', 1, 0],
    ['portal/ims_save_request.json', 'IMS', 4, 0],
  ])('reads %s', (name, kind, count, replaced) => {
    const read = readInward(json(name));
    expect([read.kind, read.documents.length, read.replaced.length]).toEqual([kind, count, replaced]);
    expect(read.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
