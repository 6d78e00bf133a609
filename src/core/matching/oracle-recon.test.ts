import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readInward } from '../inward/read-inward.ts';
import type { MatchDocument, MatchResult } from './document.ts';
import { documentOf } from './match-documents.test-kit.ts';
import { reconcile } from './reconcile.ts';

const folder = fileURLToPath(new URL('../../../../shared/oracle/recon/', import.meta.url));
const present = existsSync(folder);

interface ExpectedDocument {
  readonly gstin: string;
  readonly inv_num: string;
}

/** The small register of the oracle as documents; its months are names, its places "22-Chhattisgarh". */
function readRegister(gstin: string): readonly MatchDocument[] {
  const [, ...lines] = readFileSync(`${folder}small_purchase_register.csv`, 'utf8').trim().split(/\r?\n/);
  return lines.map((line, index) => {
    const [counterparty, number, date, value, place, , type, , taxable, igst, cgst, sgst] = line.split(',');
    return {
      id: `o${index}`,
      gstin,
      counterpartyGstin: counterparty!,
      kind: 'invoice',
      number: number!,
      date: date!.replace('Jan', '01'),
      placeOfSupply: place!,
      reverseCharge: false,
      type: type!,
      value: Number(value),
      taxableValue: Number(taxable),
      igst: Number(igst),
      cgst: Number(cgst),
      sgst: Number(sgst),
      cess: 0,
    };
  });
}

describe.skipIf(!present)('the small register of the oracle (not present elsewhere)', () => {
  const statement = present
    ? readInward(JSON.parse(readFileSync(`${folder}small_2b.json`, 'utf8')))
    : { gstin: '', documents: [] };
  const ours = present ? readRegister(statement.gstin) : [];
  const { results } = reconcile({ ours, theirs: statement.documents });
  const documents = new Map([...ours, ...statement.documents].map((document) => [document.id, document]));
  const named = ({ ours: [our], theirs: [their] }: MatchResult) => {
    const document = documents.get(our ?? their ?? '');
    return `${document?.counterpartyGstin} ${document?.number}`;
  };

  it.each([
    ['matched', 'OK'],
    ['mismatched', 'Mismatch'],
    ['missing_in_csv', 'CO'],
    ['missing_in_json', 'TO'],
  ] as const)('has as %s what is %s here', (list, code) => {
    const expected = JSON.parse(readFileSync(`${folder}small_expected.json`, 'utf8')) as Record<
      typeof list,
      readonly ExpectedDocument[]
    >;
    expect(results.filter((result) => result.code === code).map(named)).toEqual(
      expected[list].map(({ gstin, inv_num }) => `${gstin} ${inv_num}`),
    );
  });
});

describe('labelled cases of other reconcilers', () => {
  const bill = (id: string, number: string, tax: number) =>
    documentOf(id, { number, taxableValue: tax * 10, igst: tax });
  const codes = (ours: readonly MatchDocument[], theirs: readonly MatchDocument[]) =>
    reconcile({ ours, theirs }).results.map(({ code, ours: [our], theirs: [their] }) => [code, our ?? their]);

  it('a tax that differs by 100 is a mismatch that says so', () => {
    const [result] = reconcile({
      ours: [documentOf('o', { igst: 1000 })],
      theirs: [documentOf('t', { igst: 1100 })],
    }).results;
    expect(result).toMatchObject({
      code: 'Mismatch',
      differences: { igst: -100 },
      reasons: [{ code: 'TAX' }],
    });
  });

  it('another separator is no difference', () => {
    expect(codes([bill('o', 'ACME/2024/001', 100)], [bill('t', 'ACME-2024-001', 100)])).toEqual([
      ['OK', 'o'],
    ]);
  });

  it('a register with one of each', () => {
    expect(
      codes(
        [bill('o1', 'INV001', 1000), bill('o2', 'INV002', 500), bill('o3', 'INV003', 200)],
        [bill('t1', 'INV001', 1000), bill('t2', 'INV002', 600), bill('t4', 'INV004', 300)],
      ),
    ).toEqual([
      ['OK', 'o1'],
      ['Mismatch', 'o2'],
      ['TO', 'o3'],
      ['CO', 't4'],
    ]);
  });

  it('an entry made twice is kept once and called a duplicate once', () => {
    const { results } = reconcile({
      ours: [bill('o1', 'INV-001', 1000), bill('o2', 'INV-001', 1000), bill('o3', 'INV-002', 1000)],
      theirs: [bill('t1', 'INV-001', 1000), bill('t2', 'INV-002', 1000)],
    });
    expect(results.map(({ code, reasons }) => [code, reasons[0]?.code])).toEqual([
      ['OK', 'EQUAL'],
      ['TO', 'DUPLICATE'],
      ['OK', 'EQUAL'],
    ]);
  });
});
