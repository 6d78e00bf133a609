import { describe, expect, it } from 'vitest';
import { deadlinesIn } from './deadlines.ts';

const shown = (...of: Parameters<typeof deadlinesIn>) =>
  deadlinesIn(...of).map(({ date, name, returnPeriod }) => `${date} ${name} ${returnPeriod ?? ''}`.trim());
const monthly = { gstin: '27AAMCT7421K1ZV', frequency: 'monthly' } as const;
const quarterly = { gstin: '27AAMCT7421K1ZV', frequency: 'quarterly' } as const;

describe('the deadlines of a month', () => {
  it('of a monthly filer are GSTR-1, GSTR-2B and GSTR-3B of the month before', () => {
    expect(shown('2026-08', monthly)).toEqual([
      '2026-08-11 GSTR1 2026-07',
      '2026-08-11 last filing 2023-07',
      '2026-08-14 GSTR2B 2026-07',
      '2026-08-20 GSTR3B 2026-07',
    ]);
  });

  it('of a quarterly filer are the facility and the payment, and the returns after the quarter', () => {
    expect(shown('2026-08', quarterly)).toEqual([
      '2026-08-13 IFF 2026-07',
      '2026-08-14 GSTR2B 2026-07',
      '2026-08-25 PMT06 2026-07',
    ]);
    expect(shown('2026-10', quarterly)).toContain('2026-10-22 GSTR3B 2026-09');
    expect(shown('2026-10', { ...quarterly, gstin: '07AAMCT7421K1ZX' })).toContain(
      '2026-10-24 GSTR3B 2026-09',
    );
  });

  it('of a quarterly filer close the quarter three years later, not its months; before GST nothing', () => {
    expect(shown('2026-10', quarterly)).toContain('2026-10-13 last filing 2023-09');
    expect(shown('2026-09', quarterly).join()).not.toContain('last filing');
    expect(shown('2020-07', monthly).join()).not.toContain('last filing');
    expect(shown('2020-08', monthly)).toContain('2020-08-11 last filing 2017-07');
  });

  it('follow an extension, and know the last day of a year’s amendments', () => {
    expect(shown('2025-01', monthly)).toContain('2025-01-13 GSTR1 2024-12');
    expect(shown('2026-11', monthly)).toContain('2026-11-30 last amendments');
    expect(shown('2026-12', monthly)).toContain('2026-12-31 GSTR9');
  });
});
