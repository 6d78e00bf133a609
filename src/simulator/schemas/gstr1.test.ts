import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayNumber, lastDayOf, monthsBefore } from '../clock.ts';
import { explode, SavedRecords } from '../records.ts';
import type { RuleContext } from '../rules/context.ts';
import { firstFault } from '../rules/index.ts';
import { checkSaveStructure } from './gstr1.ts';

/*
 * The official schema is the judge of our transcription: whatever it refuses must not be processed, be it the
 * structure or a rule that refuses it. The other way round we are stricter where the portal is known to be.
 */
const shared = resolve(import.meta.dirname, '../../../../shared');
const isPresent = existsSync(shared);

type Payload = Record<string, unknown>;
type Node = readonly [parent: Payload, key: string, path: string];

const readJson = (path: string): Payload => JSON.parse(readFileSync(join(shared, path), 'utf8'));

function officialCheck(): (payload: unknown) => boolean {
  const loaded = createRequire(import.meta.url)('ajv-draft-04');
  const Ajv = loaded.default ?? loaded;
  return new Ajv({ strict: false }).compile(readJson('oracle/saveGSTR1.schema.json'));
}

function contextOf(payload: Payload): RuleContext {
  const [gstin, period] = [String(payload.gstin), String(payload.fp)];
  return {
    gstin,
    state: gstin.slice(0, 2),
    isSez: false,
    period,
    periodEnd: lastDayOf(period),
    tooOld: lastDayOf(monthsBefore(period, 18)),
    registeredOn: dayNumber('01-07-2017'),
    today: dayNumber('24-11-2026'),
    saved: new SavedRecords(),
    seen: new Map(),
    seenRows: new Set(),
    filed: () => undefined,
    filedRow: () => undefined,
    isFiled: () => false,
    corrects: false,
  };
}

function isProcessed(payload: Payload): boolean {
  if (checkSaveStructure(payload, true) !== null) return false;
  const context = contextOf(payload);
  return explode(payload).put.every((record) => firstFault(record, context) === null);
}

/** Every table of the form, for 10-2025: the worked example and the official tool's e-commerce tables, redated. */
function fullPayload(): Payload {
  const payload = readJson('reference/gstr1/example_full.json');
  const path = 'oracle/captures/R09-eco-022024/upload_returns_22112026_R1_27AAMCT7421K1ZV_offline.json';
  const redated = readFileSync(join(shared, path), 'utf8')
    .replaceAll('02-2024', '10-2025')
    .replaceAll('01-2024', '09-2025')
    .replaceAll('"012024"', '"092025"');
  const { supeco, supecoa, ecom, ecoma } = JSON.parse(redated) as Payload;
  return { ...payload, supeco, supecoa, ecom, ecoma };
}

function nodesOf(value: Payload, path = ''): Node[] {
  return Object.entries(value).flatMap(([key, inner]): Node[] => {
    const place = `${path}.${key}`;
    const below = typeof inner === 'object' && inner !== null ? nodesOf(inner as Payload, place) : [];
    return [[value, key, place], ...below];
  });
}

/** Seeded chance (mulberry32): whole numbers below `limit`. */
function chance(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const STRANGE = [
  null,
  '',
  'x',
  0,
  -1,
  1.234,
  1e14,
  [],
  {},
  'XX',
  '99',
  '96',
  '00',
  true,
  '32-13-2025',
  'D',
  [{}],
  '132025',
];

/** Changes one place: takes it away, adds a key to it, or puts a strange value there. */
function spoil(payload: Payload, draw: (limit: number) => number): string {
  const nodes = nodesOf(payload);
  const [parent, key, path] = nodes[draw(nodes.length)] ?? [payload, 'fp', 'fp'];
  const inner = parent[key];
  const how = draw(4);
  if (how === 0) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
    return `${path} taken away`;
  }
  if (how === 1 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
    (inner as Payload).unheardOf = 1;
    return `${path} with a key more`;
  }
  parent[key] = STRANGE[draw(STRANGE.length)];
  return `${path} is ${JSON.stringify(parent[key])}`;
}

describe('the structural check', () => {
  test.skipIf(isPresent)('reference material is not present', () => {
    expect(isPresent).toBe(false);
  });

  test.runIf(isPresent)('takes a payload of all tables', () => {
    expect(checkSaveStructure(fullPayload(), true)).toBeNull();
    expect(isProcessed(fullPayload())).toBe(true);
  });

  test.runIf(isPresent)('lets nothing through that the official schema refuses', () => {
    const isOfficial = officialCheck();
    const text = JSON.stringify(fullPayload());
    const seed = Number(process.env.SEED ?? 20_251_011);
    const draw = chance(seed);
    const letThrough: string[] = [];
    for (let round = 0; round < 3_000; round += 1) {
      const payload = JSON.parse(text) as Payload;
      const what = spoil(payload, draw);
      if (!isOfficial(payload) && isProcessed(payload)) letThrough.push(what);
    }
    expect({ seed, letThrough }).toEqual({ seed, letThrough: [] });
  });

  test.runIf(isPresent)('takes every row that the official tool uploads for these periods', () => {
    const lines = readFileSync(join(shared, 'oracle/verdicts.jsonl'), 'utf8').trim().split('\n');
    const refused = lines
      .map((line) => JSON.parse(line))
      .filter(
        ({ expect: wanted, upload, period }) => wanted === 'must_accept' && upload && period === '072025',
      )
      .map(({ id, upload: { version: _version, hash: _hash, ...sections }, period, filer }) => ({
        id,
        wrong: checkSaveStructure({ gstin: filer, fp: period, ...sections }, true),
      }))
      .filter(({ wrong }) => wrong !== null);
    expect(refused).toEqual([]);
  });
});
