import { describe, expect, it } from 'vitest';
import { fromKarnataka, neighbour, recipient } from '../inward/statements.test-kit.ts';
import { gstr2Deletions, gstr2Payload } from './gstr2-payload.ts';
import { gstr2Summary } from './gstr2-summary.ts';
import { purchaseToMatch } from './purchase-match.ts';
import { buyer, purchaseLine, purchaseOf } from './purchases.test-kit.ts';
import { readGstr2Json } from './read-gstr2.ts';
import { readPurchaseSheets } from './read-purchase-sheets.ts';

describe('gstr2Payload', () => {
  it('nests invoices below their supplier, with tax and credit of every rate', () => {
    const second = purchaseOf({
      key: `b2b|${neighbour}|A/2`,
      number: 'A/2',
      lines: [purchaseLine(), purchaseLine({ rate: 5 })],
    });
    const payload = gstr2Payload(buyer, [{ document: purchaseOf() }, { document: second, flag: 'M' }]);
    expect(payload).toMatchObject({
      gstin: recipient,
      fp: '072017',
      b2b: [
        {
          ctin: neighbour,
          inv: [
            {
              inum: 'A/1',
              idt: '05-07-2017',
              val: 1180,
              pos: '27',
              rchrg: 'N',
              inv_typ: 'R',
              itms: [
                {
                  num: 1801,
                  itm_det: { rt: 18, txval: 1000, iamt: 0, camt: 90, samt: 90, csamt: 0 },
                  itc: { elg: 'ip', tx_c: 90, tx_s: 90 },
                },
              ],
            },
            { inum: 'A/2', flag: 'M', itms: [{ num: 1801 }, { num: 501 }] },
          ],
        },
      ],
    });
  });

  it('marks deletions, which are not read back', () => {
    const payload = gstr2Deletions(buyer, [purchaseOf()]);
    expect(payload).toMatchObject({ b2b: [{ inv: [{ flag: 'D', inum: 'A/1' }] }] });
    expect(readGstr2Json(buyer, payload)).toEqual({ documents: [], findings: [] });
  });

  it('works out the tax of advances by their supply type and names no other head', () => {
    const sheet = {
      header: ['Place Of Supply', 'Supply Type', 'Rate', 'Gross Advance Paid', 'Cess Amount'],
      rows: [
        ['27-Maharashtra', 'Intra State', 18, 1000, 0],
        ['29-Karnataka', 'Inter State', 5, 200, 1],
      ],
    };
    const { documents, findings } = readPurchaseSheets(buyer, { at: sheet });
    expect(findings).toEqual([]);
    expect(
      gstr2Payload(
        buyer,
        documents.map((document) => ({ document })),
      )['txi'],
    ).toEqual([
      {
        pos: '27',
        sply_ty: 'INTRA',
        itms: [{ num: 1801, rt: 18, adamt: 1000, camt: 90, samt: 90, csamt: 0 }],
      },
      { pos: '29', sply_ty: 'INTER', itms: [{ num: 501, rt: 5, adamt: 200, iamt: 10, csamt: 1 }] },
    ]);
  });

  it.each([
    ['another GSTIN', { gstin: neighbour, fp: '072017' }, 'FILE-OF-ANOTHER-GSTIN'],
    ['another period', { gstin: recipient, fp: '082017' }, 'FILE-OF-ANOTHER-PERIOD'],
    ['something else', [], 'JSON-SHAPE'],
  ])('does not read %s', (_what, json, code) => {
    expect(readGstr2Json(buyer, json)).toMatchObject({
      documents: [],
      findings: [{ code, severity: 'error' }],
    });
  });
});

const header = [
  'GSTIN of Supplier',
  'Supplier Name',
  'Invoice Number',
  'Invoice date',
  'Invoice Value',
  'Place Of Supply',
  'Reverse Charge',
  'Invoice Type',
  'Rate',
  'Taxable Value',
  'Integrated Tax Paid',
  'Central Tax Paid',
  'State/UT Tax Paid',
  'Cess Paid',
  'Eligibility For ITC',
  'Availed ITC Integrated Tax',
  'Availed ITC Central Tax',
  'Availed ITC State/UT Tax',
  'Availed ITC Cess',
];
const sound = {
  'GSTIN of Supplier': neighbour,
  'Supplier Name': 'Sahyadri Papers',
  'Invoice Number': 'A/1',
  'Invoice date': '05-Jul-2017',
  'Invoice Value': 1180,
  'Place Of Supply': '27-Maharashtra',
  'Reverse Charge': 'N',
  'Invoice Type': 'Regular',
  Rate: 18,
  'Taxable Value': 1000,
  'Central Tax Paid': 90,
  'State/UT Tax Paid': 90,
  'Eligibility For ITC': 'Inputs',
  'Availed ITC Central Tax': 90,
  'Availed ITC State/UT Tax': 90,
};

function readB2b(...changes: readonly Readonly<Record<string, string | number | null>>[]) {
  const rows = changes.map((change) => {
    const row: Readonly<Record<string, string | number | null>> = { ...sound, ...change };
    return header.map((name) => row[name] ?? null);
  });
  return readPurchaseSheets(buyer, { b2b: { header, rows } });
}

describe('readPurchaseSheets', () => {
  it('reads an invoice with its credit', () => {
    const { documents, findings } = readB2b({});
    expect(findings).toEqual([]);
    expect(documents).toEqual([
      { ...purchaseOf({ supplierName: 'Sahyadri Papers' }), origin: [{ sheet: 'b2b', row: 5 }] },
    ]);
  });

  it('makes one document of the lines of several rates, and none of rows that disagree', () => {
    const line = {
      Rate: 5,
      'Taxable Value': 100,
      'Central Tax Paid': 2.5,
      'State/UT Tax Paid': 2.5,
      'Availed ITC Central Tax': 0,
      'Availed ITC State/UT Tax': 0,
    };
    expect(readB2b({}, line).documents).toMatchObject([{ lines: [{ rate: 18 }, { rate: 5 }] }]);
    const { documents, findings } = readB2b({}, { ...line, 'Invoice Value': 5 });
    expect(documents).toEqual([]);
    expect(findings).toMatchObject([{ code: 'ROWS-DISAGREE', row: 6, column: 'Invoice Value', value: 5 }]);
  });

  it('adds up items of one rate and eligibility, keeps others apart, and points out a row given twice', () => {
    const { documents, findings } = readB2b({}, { 'Eligibility For ITC': 'Capital goods' }, {});
    expect(documents).toMatchObject([
      {
        lines: [
          { taxableValue: 2_000_00, cgst: 180_00, eligibility: 'ip' },
          { taxableValue: 1_000_00, eligibility: 'cp' },
        ],
      },
    ]);
    expect(findings).toMatchObject([{ code: 'ROW-REPEATED', row: 7 }]);
    const [document] = documents;
    if (!document) throw new Error('Nothing was read.');
    const payload = gstr2Payload(buyer, [{ document }]);
    expect(payload).toMatchObject({ b2b: [{ inv: [{ itms: [{ num: 1801 }, { num: 1802 }] }] }] });
    expect(readGstr2Json(buyer, payload).documents).toMatchObject([{ lines: document.lines }]);
  });

  it.each([
    ['GSTIN', { 'GSTIN of Supplier': `${neighbour.slice(0, 14)}?` }, 'GSTIN of Supplier'],
    ['GSTIN-OWN', { 'GSTIN of Supplier': recipient }, 'GSTIN of Supplier'],
    ['DATE-AFTER-PERIOD', { 'Invoice date': '01-Aug-2017' }, 'Invoice date'],
    ['CREDIT-ABOVE-TAX', { 'Availed ITC Central Tax': 91 }, 'Availed ITC Central Tax'],
    [
      'CREDIT-INELIGIBLE',
      { 'Eligibility For ITC': 'Ineligible', 'Availed ITC State/UT Tax': 0 },
      'Availed ITC Central Tax',
    ],
    ['CELL-BLANK', { 'Invoice Number': '' }, 'Invoice Number'],
    ['CHOICE', { 'Eligibility For ITC': 'perhaps' }, 'Eligibility For ITC'],
    ['RATE', { Rate: 19 }, 'Rate'],
  ])('refuses a row with %s at its column', (code, change, column) => {
    const { documents, findings } = readB2b(change);
    expect(documents).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({ code, severity: 'error', sheet: 'b2b', row: 5, column }),
    );
  });

  it.each([
    ['TAX-ARITHMETIC', { 'Central Tax Paid': 92, 'State/UT Tax Paid': 92 }],
    ['TAX-HEADS', { 'Integrated Tax Paid': 1 }],
    ['TAX-HALVES', { 'Central Tax Paid': 92, 'State/UT Tax Paid': 90 }],
    ['PLACE-HEADS', { 'GSTIN of Supplier': fromKarnataka }],
  ])('warns of %s and keeps the document', (code, change) => {
    const { documents, findings } = readB2b(change);
    expect(documents).toHaveLength(1);
    expect(findings).toContainEqual(expect.objectContaining({ code, severity: 'warning' }));
  });

  it('refuses a supply type that does not fit the tax, in the words of the seed', () => {
    const sheet = {
      header: [
        'Invoice Number',
        'Invoice date',
        'Supply Type',
        'Rate',
        'Taxable Value',
        'Central Tax Paid',
        'State/UT Tax Paid',
      ],
      rows: [['U1', '05-Jul-2017', 'Inter State', 18, 100, 9, 9]],
    };
    expect(readPurchaseSheets(buyer, { b2bur: sheet }).findings[0]?.says).toContain(
      'Place of Supply and Tax Area Code do not match',
    );
  });

  it('asks for the supplier of goods from a special economic zone only', () => {
    const bill = (type: string, supplier: string) =>
      readPurchaseSheets(buyer, {
        impg: {
          header: [
            'Port Code',
            'Bill Of Entry Number',
            'Bill Of Entry Date',
            'Document type',
            'GSTIN Of SEZ Supplier',
            'Rate',
            'Taxable Value',
            'Integrated Tax Paid',
          ],
          rows: [['INNSA1', 2566282, '05-Jul-2017', type, supplier, 18, 100, 18]],
        },
      });
    expect(bill('Received from SEZ', fromKarnataka).documents).toMatchObject([
      { isFromSez: true, number: '2566282' },
    ]);
    expect(bill('Imports', '').documents).toHaveLength(1);
    expect(bill('Received from SEZ', '').findings).toMatchObject([{ code: 'SEZ-SUPPLIER' }]);
    expect(bill('Imports', fromKarnataka).findings).toMatchObject([{ code: 'SEZ-SUPPLIER' }]);
  });

  it('names sheets and columns it cannot use', () => {
    const read = readPurchaseSheets(buyer, {
      b2cs: { header, rows: [] },
      b2b: { header: header.slice(1), rows: [] },
    });
    expect(read.findings.map(({ code }) => code)).toEqual(['SHEET-UNKNOWN', 'COLUMN-MISSING']);
  });
});

describe('gstr2Summary', () => {
  it('adds up by section with the credit, credit notes taken off', () => {
    const note = purchaseOf({ section: 'cdn', kind: 'credit-note', key: 'cdn|x|y' });
    const rows = gstr2Summary([purchaseOf(), purchaseOf({ number: 'A/2' }), note]);
    expect(rows).toMatchObject([
      { section: 'b2b', count: 2, value: 2_360_00, taxableValue: 2_000_00, cgst: 180_00, creditCgst: 180_00 },
      { section: 'cdn', count: 1, taxableValue: -1_000_00, creditSgst: -90_00 },
    ]);
  });
});

describe('the tables of sums', () => {
  const sheets = {
    exemp: {
      header: [
        'Description',
        'Composition taxable person',
        'Nil Rated Supplies',
        'Exempted (other than nil rated/non GST supply )',
        'Non-GST supplies',
      ],
      rows: [
        ['Inter-State supplies', 10, 20.5, null, 0],
        ['Intra-State supplies', 1, 0, 0, 0],
        ['Inter-State supplies', 5, 0, 0, 0],
      ],
    },
    itcr: {
      header: [
        'Description for reversal of ITC',
        'ITC Integrated Tax Amount',
        'ITC Central Tax Amount',
        'ITC State/UT Tax Amount',
        'ITC Cess Amount',
      ],
      rows: [['Rule 42(1)(m)', 0, 7, 7, 0]],
    },
    hsnsum: {
      header: [
        'HSN',
        'Description',
        'UQC',
        'Total Quantity',
        'Total Value',
        'Taxable Value',
        'Integrated Tax Amount',
        'Central Tax Amount',
        'State/UT Tax Amount',
        'Cess Amount',
      ],
      rows: [['4802', 'Paper', 'KGS', 2.5, 118, 100, 18, 0, 0, 0]],
    },
  };

  it('are read from their sheets, added up, written and read back', () => {
    const { sums = [], findings } = readPurchaseSheets(buyer, sheets);
    expect(findings).toEqual([]);
    const payload = gstr2Payload(buyer, [], sums);
    expect(payload).toEqual({
      gstin: recipient,
      fp: '072017',
      nil_supplies: {
        inter: { cpddr: 15, nilsply: 20.5, exptdsply: 0, ngsply: 0 },
        intra: { cpddr: 1, nilsply: 0, exptdsply: 0, ngsply: 0 },
      },
      itc_rvsl: { rule7_1_m: { iamt: 0, camt: 7, samt: 7, csamt: 0 } },
      hsnsum: {
        det: [
          {
            num: 1,
            hsn_sc: '4802',
            desc: 'Paper',
            uqc: 'KGS',
            qty: 2.5,
            val: 118,
            txval: 100,
            iamt: 18,
            camt: 0,
            samt: 0,
            csamt: 0,
          },
        ],
      },
    });
    expect(readGstr2Json(buyer, payload).sums?.map(({ row }) => row)).toEqual(sums.map(({ row }) => row));
  });

  it('names a section that GSTR-2 does not have', () => {
    expect(readGstr2Json(buyer, { gstin: recipient, fp: '072017', isd_rcd: [] }).findings).toMatchObject([
      { code: 'SECTION-UNKNOWN', sheet: 'isd_rcd' },
    ]);
  });
});

describe('purchaseToMatch', () => {
  it('gives the matching rupees and dd-mm-yyyy, and nothing for advances', () => {
    expect(purchaseToMatch(recipient, purchaseOf())).toEqual({
      id: `b2b|${neighbour}|A/1`,
      gstin: recipient,
      counterpartyGstin: neighbour,
      kind: 'invoice',
      number: 'A/1',
      date: '05-07-2017',
      placeOfSupply: '27',
      reverseCharge: false,
      type: 'R',
      value: 1180,
      taxableValue: 1000,
      igst: 0,
      cgst: 90,
      sgst: 90,
      cess: 0,
    });
    expect(purchaseToMatch(recipient, purchaseOf({ kind: 'advance' }))).toBeNull();
    const bill = { section: 'imp_g', kind: 'bill-of-entry', isFromSez: true } as const;
    expect(purchaseToMatch(recipient, purchaseOf(bill))).toMatchObject({ kind: 'invoice', type: 'IMPGSEZ' });
  });
});
