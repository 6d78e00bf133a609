import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Filer, gstr1Payload, readGstr1Json, readGstr1Sheets, type Sheets } from '../src/core/index.ts';
import { settle } from '../src/simulator/processing.ts';
import { World } from '../src/simulator/world.ts';
import { officialSchema, sectionsOf } from './oracle.ts';
import { own, period, randomReturn } from './random-returns.ts';

const filer: Filer = { gstin: own, returnPeriod: period, frequency: 'monthly', today: '2026-11-23' };
const runs = 10_000;

/** What the simulator, which knows nothing of core, makes of a payload. */
function portalOutcome(payload: unknown): { readonly status: string; readonly report: unknown } {
  const world = new World({ seed: 1 });
  world.addJob({
    referenceId: 'r',
    gstin: own,
    period: '102026',
    action: 'SAVE',
    receivedAt: 0,
    dueAt: 0,
    body: JSON.stringify(payload),
  });
  settle(world, own, '102026');
  const outcome = world.jobs.get('r')?.outcome;
  world.close();
  return { status: outcome?.status_cd ?? 'none', report: outcome?.error_report };
}

const oddCells = [
  '',
  ' ',
  '0',
  '-',
  -1,
  0,
  0.005,
  1.005,
  1e11,
  1e13,
  '01-Nov-2026',
  '31-Jun-2026',
  '96-Foreign Country',
  '25-Daman & Diu',
  '27-Maharashtra',
  '99-X',
  'N',
  'Y',
  '9917SGP29001NRW',
  own,
  '0717USA12345UNP',
  17,
  '18%',
  'Ünï',
  'A_B',
  '/1',
  '000',
  4,
] as const;

/** The sheets with one cell replaced; the numbers choose which, whatever their size. */
function spoilt(
  sheets: Sheets,
  { row, column, odd }: { readonly row: number; readonly column: number; readonly odd: string | number },
): Sheets {
  const filled = Object.entries(sheets).filter(([, sheet]) => sheet.rows.length > 0);
  const [name, sheet] = filled[row % Math.max(filled.length, 1)] ?? [];
  if (name === undefined || sheet === undefined) return sheets;
  const rows = sheet.rows.map((cells, index) =>
    index === row % sheet.rows.length
      ? cells.map((cell, at) => (at === column % cells.length ? odd : cell))
      : cells,
  );
  return { ...sheets, [name]: { ...sheet, rows } };
}

// Seconds on an idle machine; the limit is for a busy one.
describe(`${runs} random returns`, { timeout: 180_000 }, () => {
  it('are taken by the portal when core takes them, but for amendments of what it never saw', () => {
    let records = 0;
    fc.assert(
      fc.property(randomReturn, (sheets) => {
        const read = readGstr1Sheets(filer, sheets);
        const fresh = read.records.filter(({ section }) => !section.endsWith('a'));
        if (fresh.length === 0) return;
        records += fresh.length;
        const { status, report } = portalOutcome(gstr1Payload(filer, fresh));
        expect(status, JSON.stringify(report)).toBe('P');
      }),
      { numRuns: runs, seed: 20261123 },
    );
    expect(records).toBeGreaterThan(runs);
  });

  it('and the same with one cell spoilt: what core still takes, the portal takes', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        randomReturn,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...oddCells),
        (sheets, row, column, odd) => {
          const read = readGstr1Sheets(filer, spoilt(sheets, { row, column, odd }));
          const fresh = read.records.filter(({ section }) => !section.endsWith('a'));
          if (read.findings.some(({ severity }) => severity === 'error')) refused += 1;
          if (fresh.length === 0) return;
          accepted += 1;
          const { status, report } = portalOutcome(gstr1Payload(filer, fresh));
          expect(status, JSON.stringify(report)).toBe('P');
        },
      ),
      { numRuns: runs, seed: 20261124 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(runs / 20);
  });

  it('pass the official schema and can be read back', (context) => {
    const schema = officialSchema();
    if (!schema) return context.skip('not present: the official schema');
    fc.assert(
      fc.property(randomReturn, (sheets) => {
        const { records } = readGstr1Sheets(filer, sheets);
        const payload = JSON.parse(JSON.stringify(gstr1Payload(filer, records)));
        if (Object.keys(sectionsOf(payload)).length > 0)
          expect(schema(payload), JSON.stringify(schema.errors?.[0])).toBe(true);
        const back = readGstr1Json(filer, payload);
        expect(back.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(new Set(back.records.map(({ key }) => key))).toEqual(new Set(records.map(({ key }) => key)));
        expect(JSON.parse(JSON.stringify(gstr1Payload(filer, back.records)))).toEqual(payload);
      }),
      { numRuns: 1_000, seed: 20261123 },
    );
  });
});
