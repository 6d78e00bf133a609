import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  type Filer,
  type Gstr1Record,
  gstr1Payload,
  readGstr1Sheets,
  type Sheets,
  sectionTotals,
  wireReturnPeriod,
  withoutFurnished,
} from '../src/core/index.ts';
import { settle } from '../src/simulator/processing.ts';
import { taxpayerWith } from '../src/simulator/taxpayer.ts';
import { World } from '../src/simulator/world.ts';
import { own, randomReturn } from './random-returns.ts';

const months = ['2026-10', '2026-11', '2026-12'] as const;
type Month = (typeof months)[number];
const names = { '2026-10': 'Oct', '2026-11': 'Nov', '2026-12': 'Dec' } as const;
const filerOf = (returnPeriod: Month): Filer => ({
  gstin: own,
  returnPeriod,
  frequency: 'quarterly',
  today: '2027-01-10',
});

const numberColumns = ['Invoice Number', 'Note Number', 'Document Number', 'Original Invoice Number'];
numberColumns.push('Original Note Number', 'Original Document Number');

/** All rows of one document fall into one month: it is told by the number. */
function monthOfRow(header: readonly string[], cells: readonly Cell[], salt: number): Month {
  const at = header.findIndex((column) => numberColumns.includes(column));
  const text = at < 0 ? '' : String(cells[at]);
  const sum = [...text].reduce((total, sign) => total + sign.charCodeAt(0), salt);
  return months[sum % 3] ?? '2026-12';
}

/** The return spread over the months of a quarter: days of October become days of the row's month. */
function spread(sheets: Sheets, salt: number, only: readonly Month[]): Sheets {
  return Object.fromEntries(
    Object.entries(sheets).map(([name, { header, rows }]) => [
      name,
      {
        header,
        rows: rows.flatMap((cells) => {
          const month = monthOfRow(header, cells, salt);
          return only.includes(month) ? [cells.map((cell) => inMonth(cell, month))] : [];
        }),
      },
    ]),
  );
}

function inMonth(cell: Cell, month: Month): Cell {
  if (typeof cell !== 'string' || !cell.endsWith('-Oct-2026')) return cell;
  const day = month === '2026-11' && cell.startsWith('31') ? '30' : cell.slice(0, 2);
  return `${day}-${names[month]}-2026`;
}

const read = (month: Month, sheets: Sheets): readonly Gstr1Record[] =>
  readGstr1Sheets(filerOf(month), sheets).records;

/** What the simulator makes of the payload of a quarterly filer. */
function portalOutcome(month: Month, records: readonly Gstr1Record[]): string {
  const world = new World({ seed: 1 });
  world.taxpayers.set(own, taxpayerWith(own, { preferences: { '2026-27/Q3': 'Q' } }));
  world.clock.set(Date.parse('2027-01-10T00:00:00Z'));
  const period = wireReturnPeriod(month);
  const body = JSON.stringify(gstr1Payload(filerOf(month), records));
  world.addJob({ referenceId: 'r', gstin: own, period, action: 'SAVE', receivedAt: 0, dueAt: 0, body });
  settle(world, own, period);
  const outcome = world.jobs.get('r')?.outcome;
  world.close();
  return outcome?.status_cd === 'P' ? 'P' : JSON.stringify(outcome);
}

const keysOf = (records: readonly Gstr1Record[]): readonly string[] => records.map(({ key }) => key);

describe('a quarter of a quarterly filer', () => {
  it('is month 1, month 2 and what is left, with nothing reported twice, whatever months furnish', () => {
    let furnishedCount = 0;
    fc.assert(
      fc.property(randomReturn, fc.nat(1000), fc.subarray([...months.slice(0, 2)]), (sheets, salt, iff) => {
        const quarter = read('2026-12', spread(sheets, salt, months));
        const furnished = iff.map((month) => read(month, spread(sheets, salt, [month])));
        const rest = withoutFurnished(quarter, furnished.flat());
        const parts = [...furnished.flat(), ...rest.records];
        expect(new Set(keysOf(parts)).size).toBe(parts.length);
        expect(new Set(keysOf(parts))).toEqual(new Set(keysOf(quarter)));
        expect(sectionTotals(parts)).toEqual(sectionTotals(quarter));
        expect(rest.differing).toEqual([]);
        furnishedCount += furnished.flat().length;
      }),
      { numRuns: 3_000, seed: 20261124 },
    );
    expect(furnishedCount).toBeGreaterThan(500);
  });

  it('is taken by the portal month by month, the facility with its own tables only', () => {
    fc.assert(
      fc.property(randomReturn, fc.nat(1000), (sheets, salt) => {
        for (const month of months) {
          const records = read(month, spread(sheets, salt, [month]));
          const fresh = records.filter(({ section }) => !section.endsWith('a'));
          if (fresh.length > 0) expect(portalOutcome(month, fresh)).toBe('P');
        }
      }),
      { numRuns: 500, seed: 20261125 },
    );
  });
});
