import { describe, expect, it } from 'vitest';
import { defaultPartBytes, gstr1PartTexts } from './parts.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import { b2bRow, b2clRow, b2csRow, filer, hsnRow, sheetsOf } from './sheet-rows.test-kit.ts';

type Rows = Parameters<typeof sheetsOf>[0];

function recordsOf(rows: Rows) {
  const { records, findings } = readGstr1Sheets(filer, sheetsOf(rows));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return records;
}

const partsOf = (rows: Rows, maxBytes = defaultPartBytes) => [
  ...gstr1PartTexts(filer, recordsOf(rows), { maxBytes }),
];
const textOf = (rows: Rows) => partsOf(rows)[0]?.text ?? '';

describe('the text of a payload', () => {
  it('is compact JSON in ASCII, whatever a name holds', () => {
    const bale = (description: string) => {
      const text = textOf({ 'hsn(b2b)': [{ ...hsnRow, Description: description }] });
      expect(text).toMatch(/^[\x20-\x7e]*$/);
      expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text.replaceAll('\n', ''))));
      const [{ user_desc }] = JSON.parse(text).hsn.hsn_b2b;
      return { user_desc, written: /"user_desc":("(?:[^"\\]|\\.)*")/.exec(text)?.[1] };
    };
    expect(bale('Cloth 2 x 3')).toEqual({ user_desc: 'Cloth 2 x 3', written: '"Cloth 2 x 3"' });
    expect(bale('12" \\ cloth')).toEqual({ user_desc: '12" \\ cloth', written: '"12\\" \\\\ cloth"' });
    expect(bale('सूती é')).toEqual({
      user_desc: 'सूती é',
      written: '"\\u0938\\u0942\\u0924\\u0940 \\u00e9"',
    });
  });

  it.each([
    [5000, '5000'],
    [5000.05, '5000.05'],
    [5000.5, '5000.5'],
    [0.07, '0.07'],
    [-12.3, '-12.3'],
    [99_999_999_999.98, '99999999999.98'],
  ])('writes %d rupees as a number of JSON is written', (rupees, written) => {
    const text = textOf({ b2cs: [{ ...b2csRow, 'Taxable Value': rupees }] });
    expect(/"txval":([^,}]*)/.exec(text)?.[1]).toBe(written);
  });

  it('puts the documents of a customer into one object', () => {
    const other = { ...b2bRow, 'GSTIN/UIN of Recipient': '27AAHCE4410R1CL', 'Invoice Number': 'TX-9' };
    const text = textOf({ 'b2b,sez,de': [b2bRow, other, { ...b2bRow, 'Invoice Number': 'TX-143' }] });
    expect(text.match(/"ctin"/g)).toHaveLength(2);
    expect(text.match(/"inum":"TX-143"/g)).toHaveLength(1);
  });
});

describe('parts', () => {
  const month: Rows = {
    'hsn(b2b)': [hsnRow, { ...hsnRow, HSN: '6109' }, { ...hsnRow, HSN: '6203' }],
    b2cs: [b2csRow],
    b2cl: [b2clRow, { ...b2clRow, 'Invoice Number': 'TX-202' }],
    'b2b,sez,de': [b2bRow, { ...b2bRow, 'Invoice Number': 'TX-143' }],
  };
  const sectionsOf = ({ text }: { readonly text: string }) =>
    Object.keys(JSON.parse(text)).filter((name) => name !== 'gstin' && name !== 'fp');

  it('have the sections in the order of the form, whatever the order of the sheets', () => {
    expect(partsOf(month).map(sectionsOf)).toEqual([['b2b', 'b2cl', 'b2cs', 'hsn']]);
  });

  it('never tear a section that the portal replaces as a whole, not even above the limit', () => {
    const parts = partsOf(month, 1);
    const hsn = parts.filter((part) => sectionsOf(part).includes('hsn'));
    expect(hsn.map(({ text }) => JSON.parse(text).hsn.hsn_b2b.length)).toEqual([3]);
    expect(hsn[0]?.places).toHaveLength(3);
  });

  it('hold one record each where not two fit, and none is empty', () => {
    const parts = partsOf(month, 1);
    expect(parts.map(({ places }) => places.length)).toEqual([1, 1, 1, 1, 1, 3]);
    expect(parts.flatMap(({ places }) => [...places]).toSorted((a, b) => a - b)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('are filled up to the limit and not beyond, also within one customer', () => {
    const invoices = Array.from({ length: 40 }, (_, index) => ({
      ...b2bRow,
      'Invoice Number': `TX-${index + 100}`,
    }));
    const limit = 3_000;
    const parts = partsOf({ 'b2b,sez,de': invoices }, limit);
    const one = (parts[0]?.text.length ?? 0) / (parts[0]?.places.length ?? 1);
    expect(parts.every(({ text }) => text.length <= limit)).toBe(true);
    // Room is kept for the names of all sections; beyond that no further invoice would have fitted.
    for (const { text } of parts.slice(0, -1)) expect(text.length).toBeGreaterThan(limit - 1_024 - 2 * one);
    expect(parts.flatMap(({ places }) => [...places])).toEqual(invoices.map((_, index) => index));
  });

  it('carry the deletions where they delete', () => {
    const records = recordsOf({ 'b2b,sez,de': [b2bRow] });
    const [saved] = gstr1PartTexts(filer, records);
    const [deleted] = gstr1PartTexts(filer, records, { deletes: true });
    expect(JSON.parse(saved?.text ?? '').b2b[0].inv[0].flag).toBeUndefined();
    expect(JSON.parse(deleted?.text ?? '').b2b[0].inv[0].flag).toBe('D');
  });
});
