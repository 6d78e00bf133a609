import { describe, expect, it } from 'vitest';
import { amendmentRecordOf } from './amendment-record.ts';
import { checkCorrections } from './corrections.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { b2bRow, b2clRow, b2csRow, cdnrRow, filer, sheetsOf } from './sheet-rows.test-kit.ts';

type Rows = Parameters<typeof sheetsOf>[0];
const one = (rows: Rows): Gstr1Record => {
  const [record] = readGstr1Sheets(filer, sheetsOf(rows)).records;
  if (!record) throw new Error('The row is not a good one.');
  return record;
};
const invoice = one({ 'b2b,sez,de': [b2bRow] });
const note = one({ cdnr: [cdnrRow] });
const filed = [invoice, note, one({ b2cl: [b2clRow] })];
const amending = (original: Gstr1Record, changed: Gstr1Record): Gstr1Record => {
  const record = amendmentRecordOf(original, changed, '2026-10');
  if (!record) throw new Error('There is no amendment.');
  return record;
};
const codes = (...records: readonly Gstr1Record[]) =>
  checkCorrections(records, filed).findings.map(({ code }) => code);

describe('the records of a GSTR-1A', () => {
  it('correct what was filed and add what was missed', () => {
    const correction = amending(invoice, one({ 'b2b,sez,de': [{ ...b2bRow, 'Taxable Value': 21000 }] }));
    const missed = one({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': 'TX-199' }] });
    expect(checkCorrections([correction, missed], filed)).toEqual({
      records: [correction, missed],
      findings: [],
    });
  });

  it('do not repeat what was filed', () => {
    expect(codes(invoice)).toEqual(['CORRECTION-ALREADY-FILED']);
    expect(checkCorrections([invoice], filed).records).toEqual([]);
  });

  it('do not correct what was never filed', () => {
    const other = one({ 'b2b,sez,de': [{ ...b2bRow, 'Invoice Number': 'TX-1' }] });
    const [finding] = checkCorrections([amending(other, other)], filed).findings;
    expect(finding).toMatchObject({ code: 'CORRECTION-OF-NOTHING', portalCode: 'RET191124', value: 'TX-1' });
  });

  it('leave the recipient and the type of a note as they were', () => {
    const recipient = { 'GSTIN/UIN of Recipient': '27AAGCR5512L1Z5', 'Place Of Supply': '27-Maharashtra' };
    const moved = amending(invoice, one({ 'b2b,sez,de': [{ ...b2bRow, ...recipient }] }));
    const [finding] = checkCorrections([moved], filed).findings;
    expect(finding).toMatchObject({
      code: 'CORRECTION-FIXED-FIELD',
      portalCode: 'RET191119',
      value: '27AAGCR5512L1Z5',
      says: expect.stringContaining('in the GSTR-1 of a later period'),
    });
    expect(codes(amending(note, one({ cdnr: [{ ...cdnrRow, 'Note Type': 'D' }] })))).toEqual([
      'CORRECTION-FIXED-FIELD',
    ]);
  });

  it('say what to do about what is filed already, and about what never was', () => {
    const other = one({ cdnr: [{ ...cdnrRow, 'Note Number': 'CN-8' }] });
    expect(checkCorrections([invoice, amending(other, other)], filed).findings).toEqual([
      {
        code: 'CORRECTION-ALREADY-FILED',
        severity: 'error',
        says: '"TX-142" is in the filed GSTR-1 of this period already. To correct it, report it in the amendment table (9A or 9C).',
        sheet: 'b2b,sez,de',
        row: 5,
        value: 'TX-142',
        portalCode: 'RET191111',
        source: 'Notification 12/2024 Central Tax',
      },
      {
        code: 'CORRECTION-OF-NOTHING',
        severity: 'error',
        says: '"CN-8" is not in the filed GSTR-1 of this period. Correct the original number and date, or report the document in its own table.',
        sheet: 'cdnr',
        row: 5,
        value: 'CN-8',
        portalCode: 'RET191159',
        source: 'Notification 12/2024 Central Tax',
      },
    ]);
  });

  it('are known by number and year, whatever the capitals', () => {
    expect(codes({ ...invoice, documentNumber: 'tx-142' })).toEqual(['CORRECTION-ALREADY-FILED']);
    expect(codes({ ...invoice, documentDate: '2026-03-31' })).toEqual([]);
    expect(codes({ ...invoice, documentDate: '2026-04-01' })).toEqual(['CORRECTION-ALREADY-FILED']);
  });

  it("keep the type of a note, which is told in words without the portal's code of recipients", () => {
    const turned = amending(note, one({ cdnr: [{ ...cdnrRow, 'Note Type': 'D' }] }));
    const { records, findings } = checkCorrections([turned], filed);
    expect(records).toEqual([]);
    expect(findings).toEqual([
      {
        code: 'CORRECTION-FIXED-FIELD',
        severity: 'error',
        says: 'The correction of "CN-7" changes credit into debit note, or the other way round, which GSTR-1A does not allow. Restore it as it was filed.',
        sheet: 'cdnr',
        row: 5,
        value: 'D',
        source: 'Notification 12/2024 Central Tax',
      },
    ]);
  });

  it('of tables without documents are not measured by what was filed', () => {
    const net = one({ b2cs: [b2csRow] });
    expect(checkCorrections([net], [net])).toEqual({ records: [net], findings: [] });
  });
});
