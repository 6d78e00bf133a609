import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareRecords,
  type Filer,
  type Gstr1Payload,
  type Gstr1Record,
  gstr1Deletions,
  gstr1Payload,
  readGstr1Sheets,
  type Sheets,
} from '../src/core/index.ts';
import { AS_SENT, assemble } from '../src/simulator/assemble.ts';
import { settle } from '../src/simulator/processing.ts';
import { World } from '../src/simulator/world.ts';
import { own, period, randomReturn } from './random-returns.ts';

const filer: Filer = { gstin: own, returnPeriod: period, frequency: 'monthly', today: '2026-11-23' };

/** Records without amendments, which need what was filed. */
const read = (sheets: Sheets): readonly Gstr1Record[] =>
  readGstr1Sheets(filer, sheets).records.filter(({ section }) => !section.endsWith('a'));

const whole: ReadonlySet<string> = new Set(['hsn', 'nil', 'doc_issue']);

/** What the portal holds after these saves, in an order of its own. */
function heldAfter(...payloads: readonly Gstr1Payload[]): unknown {
  const world = new World({ seed: 1 });
  for (const [index, payload] of payloads.entries()) {
    if (Object.keys(payload).length === 2) continue;
    const referenceId = `r${index}`;
    const body = JSON.stringify(payload);
    world.addJob({
      referenceId,
      gstin: own,
      period: '102026',
      action: 'SAVE',
      receivedAt: 0,
      dueAt: 0,
      body,
    });
    settle(world, own, '102026');
    const outcome = world.jobs.get(referenceId)?.outcome;
    expect(outcome?.status_cd, JSON.stringify(outcome?.error_report)).toBe('P');
  }
  const held = assemble(world.recordsOf(`${own}/102026`).all(), AS_SENT);
  world.close();
  return inAnyOrder(JSON.parse(JSON.stringify(held)));
}

/** Lists sorted by what they hold, without numbers of lines and flags. */
function inAnyOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(inAnyOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== 'num' && name !== 'flag');
  return Object.fromEntries(members.map(([name, inner]) => [name, inAnyOrder(inner)]));
}

/** The books of later: some documents gone, some grown by a rupee in value, and those of another return. */
function changedBooks(before: readonly Gstr1Record[], salt: number): readonly Gstr1Record[] {
  return before.flatMap((record, index) => {
    const fate = (index + salt) % 3;
    if (fate === 0) return [];
    if (fate === 1 || record.rows[0]?.['documentValue'] === undefined) return [record];
    const rows = record.rows.map((row) => ({ ...row, documentValue: Number(row['documentValue']) + 100 }));
    return [{ ...record, rows }];
  });
}

describe('the changes of a return', () => {
  it('bring the portal exactly to what the books say, and are none when they agree', () => {
    let sent = 0;
    fc.assert(
      fc.property(randomReturn, randomReturn, fc.nat(2), (first, second, salt) => {
        const before = read(first);
        const kept = changedBooks(before, salt);
        const numbers = new Set(before.map(({ documentNumber }) => documentNumber?.toUpperCase()));
        const keys = new Set(before.map(({ key }) => key));
        const fresh = read(second).filter(
          ({ key, documentNumber }) => !keys.has(key) && !numbers.has(documentNumber?.toUpperCase()),
        );
        const after = [...kept, ...fresh];
        const { added, changed, removed } = compareRecords(before, after);
        const modified = new Set([...added.map(({ key }) => key), ...changed.map(({ key }) => key)]);
        const touched = after.filter(({ key }) => modified.has(key));
        // What the portal replaces as a whole is sent as a whole.
        const again = new Set(
          [...touched, ...removed].map(({ section }) => section).filter((section) => whole.has(section)),
        );
        const toSave = after.filter(({ key, section }) => modified.has(key) || again.has(section));
        sent += toSave.length + removed.length;
        const stepwise = heldAfter(
          gstr1Payload(filer, before),
          gstr1Deletions(filer, removed),
          gstr1Payload(filer, toSave),
        );
        expect(stepwise).toEqual(heldAfter(gstr1Payload(filer, after)));
        expect(compareRecords(after, after)).toEqual({ added: [], changed: [], removed: [] });
      }),
      { numRuns: 500, seed: 20261124 },
    );
    expect(sent).toBeGreaterThan(500);
  });
});
