import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Filer,
  type Gstr1Record,
  gstr1Payload,
  jsonPathOf,
  readGstr1Sheets,
  recordKeysAt,
} from '../src/core/index.ts';
import { own, period, randomReturn } from './random-returns.ts';

const filer: Filer = {
  gstin: own,
  returnPeriod: period as Filer['returnPeriod'],
  frequency: 'monthly',
  today: '2026-11-23',
};

const fieldsOf = (record: Gstr1Record): readonly (readonly [number, string | undefined])[] =>
  record.rows.flatMap((row, line) => [
    [line, undefined] as const,
    ...Object.keys(row).map((name) => [line, name] as const),
  ]);

describe('the path of a value in the payload', () => {
  it('leads back to its record, whatever the return', () => {
    fc.assert(
      fc.property(randomReturn, (sheets) => {
        const records = [...readGstr1Sheets(filer, sheets).records];
        const payload = gstr1Payload(filer, records);
        for (const record of records) {
          for (const [line, field] of fieldsOf(record)) {
            const path = jsonPathOf(record, line, field);
            if (path === null) continue;
            expect(recordKeysAt(payload, path), path).toContain(record.key);
            // A value of a group that several records share, such as a customer's GSTIN, leads to all of them.
            if (field === undefined) expect(recordKeysAt(payload, path), path).toEqual([record.key]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('may count places in the payload instead of naming objects', () => {
    const sheets = fc
      .sample(randomReturn, { seed: 7, numRuns: 200 })
      .find((one) => (one['b2b,sez,de']?.rows.length ?? 0) > 2);
    const records = [...readGstr1Sheets(filer, sheets ?? {}).records];
    const payload = gstr1Payload(filer, records) as unknown as {
      b2b: { ctin: string; inv: { inum: string }[] }[];
    };
    const last = payload.b2b.length - 1;
    const { ctin, inv } = payload.b2b[last] as (typeof payload.b2b)[number];
    expect(recordKeysAt(payload as never, `$.b2b[${last}].inv[0].itms[0].itm_det.txval`)).toEqual([
      `b2b|${ctin}|${inv[0]?.inum.toUpperCase()}`,
    ]);
  });

  it('that is no path, or leads nowhere, is told apart', () => {
    const payload = gstr1Payload(filer, []);
    expect(recordKeysAt(payload, 'b2b/inv')).toBeNull();
    expect(recordKeysAt(payload, '$.b2b[?@.ctin]')).toBeNull();
    expect(recordKeysAt(payload, "$.b2b[?@.ctin=='29AADFM3390P1ZN'].inv[0]")).toEqual([]);
  });
});
