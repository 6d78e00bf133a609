import { describe, expect, it } from 'vitest';
import { checkAmendment } from './amendment-check.ts';
import { readGstr1Sheets } from './read-sheets.ts';
import type { Gstr1Record } from './record.ts';
import { b2bRow, b2csRow, filer, sheetsOf } from './sheet-rows.test-kit.ts';
import type { Filer } from './table.ts';

type Rows = Parameters<typeof sheetsOf>[0];
const one = (rows: Rows): Gstr1Record => {
  const [record] = readGstr1Sheets(filer, sheetsOf(rows)).records;
  if (!record) throw new Error('The row is not a good one.');
  return record;
};
const invoice = (change: object = {}) => one({ 'b2b,sez,de': [{ ...b2bRow, ...change }] });
const november: Filer = { ...filer, returnPeriod: '2026-11', today: '2026-12-05' };
const check = (changed: Gstr1Record, by: Partial<Filer> = {}, filed = invoice()) =>
  checkAmendment({ filed, changed, filedIn: '2026-10' }, { ...november, ...by });
const value = invoice({ 'Invoice Value': 23600.5 });
const place = { sheet: 'b2b,sez,de', row: 5 };

describe('what stands against an amendment', () => {
  it('is nothing when a fact is corrected in a later return, in time', () => {
    expect(check(value)).toEqual([]);
    expect(check(value, { today: '2027-11-30' })).toEqual([]);
    expect(check(value, { form: 'GSTR1A', returnPeriod: '2026-10' })).toEqual([]);
  });

  it('is a return of the same period or an earlier one', () => {
    const finding = {
      ...place,
      code: 'AMENDMENT-OF-SAME-PERIOD',
      severity: 'error',
      says: 'What was filed in 10-2026 is amended in a later return, not in that of 10-2026. Choose a later return period.',
      value: '10-2026',
      portalCode: 'RET191198',
      source: 'Section 39(9) CGST Act',
    };
    expect(check(value, { returnPeriod: '2026-10' })).toEqual([finding]);
    expect(check(value, { returnPeriod: '2026-09' })).toMatchObject([{ code: 'AMENDMENT-OF-SAME-PERIOD' }]);
  });

  it('is a day after 30 November of the next year', () => {
    expect(check(value, { today: '2027-12-01' })).toEqual([
      {
        ...place,
        code: 'AMENDMENT-LATE',
        severity: 'error',
        says: '"TX-142" could be amended up to 30-11-2027, or the annual return when that was earlier. Adjust it outside GSTR-1, with your adviser.',
        value: '30-11-2027',
        source: 'Section 37(3) CGST Act',
      },
    ]);
  });

  it('is a fact that cannot be amended', () => {
    expect(check(invoice({ 'Invoice Type': 'SEZ supplies with payment' }))).toEqual([
      {
        ...place,
        code: 'AMENDMENT-FIXED-FIELD',
        severity: 'error',
        says: 'The amendment of "TX-142" changes the type of the document, which an amendment cannot. Restore it as it was filed; take the document to nil and report it anew if it was wrong.',
        value: 'SEWP',
        portalCode: 'RET191199',
        source: 'Form GSTR-1, tables 9A, 9C and 10',
      },
    ]);
  });

  it('is, as a warning, another recipient', () => {
    expect(check(invoice({ 'GSTIN/UIN of Recipient': '24ABKPT8841C1ZH' }))).toEqual([
      {
        ...place,
        code: 'AMENDMENT-RECIPIENT',
        severity: 'warning',
        says: 'The recipient of "TX-142" changes from 29AADFM3390P1ZN to 24ABKPT8841C1ZH. Check both; the portal may refuse it, and both see the change.',
        value: '24ABKPT8841C1ZH',
        portalCode: 'RET191119',
        source: 'Form GSTR-1, tables 9A and 9C',
      },
    ]);
  });

  it('is a date after the period in which the original was reported', () => {
    const later = { ...value, documentDate: '2026-11-01' };
    expect(check({ ...value, documentDate: '2026-10-31' })).toEqual([]);
    expect(check(later)).toEqual([
      {
        ...place,
        code: 'REVISED-DATE',
        severity: 'error',
        says: 'The revised date 01-11-2026 is after 31-10-2026, the end of the period in which the document was reported. Choose a date up to then.',
        value: '01-11-2026',
        portalCode: 'RET191120',
        source: 'Form GSTR-1, tables 9A and 9C',
      },
    ]);
  });

  it('is that nothing changes, but not when only the number does', () => {
    expect(check(invoice())).toEqual([
      {
        ...place,
        code: 'AMENDMENT-OF-NOTHING',
        severity: 'error',
        says: '"TX-142" reads exactly as it was filed. Change what was wrong, or leave it.',
        value: 'TX-142',
        source: 'Section 39(9) CGST Act',
      },
    ]);
    expect(check(invoice({ 'Invoice Number': 'TX-143' }))).toEqual([]);
  });

  it('names a row without a number by its key, and measures it by the month it was filed in', () => {
    const net = one({ b2cs: [b2csRow] });
    expect(check(net, {}, net)[0]).toMatchObject({ says: expect.stringMatching(/^"b2cs\|27\|18\|" reads/) });
    const changed = one({ b2cs: [{ ...b2csRow, 'Taxable Value': 1 }] });
    expect(check(changed, { today: '2027-12-01' }, net)).toMatchObject([
      { code: 'AMENDMENT-LATE', value: '30-11-2027' },
    ]);
  });
});
