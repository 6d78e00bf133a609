import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from './index.ts';
import { HandClient } from './testing/hand-client.test-kit.ts';

const shared = resolve(import.meta.dirname, '../../../shared');
const isPresent = existsSync(shared);

type Payload = Record<string, unknown>;
const read = (path: string): Payload => {
  const { version: _version, hash: _hash, ...payload } = JSON.parse(readFileSync(path, 'utf8')) as Payload;
  return payload;
};

/** Uploads that the official tool wrote, and the worked example of all tables. */
function examples(): [string, string][] {
  if (!isPresent) return [];
  const captures = join(shared, 'oracle/captures');
  const uploads = readdirSync(captures).map((folder): [string, string] => {
    const file = readdirSync(join(captures, folder)).find((name) => name.startsWith('upload_'));
    return [folder, join(captures, folder, file ?? '')];
  });
  return [...uploads, ['all tables', join(shared, 'reference/gstr1/example_full.json')]];
}

let portal: Simulator;
beforeAll(async () => {
  portal = await createSimulator({ port: 0, processingMs: 0 });
});
afterAll(() => portal.close());

describe('the portal takes what the official tool writes', () => {
  test.skipIf(isPresent)('reference material is not present', () => {
    expect(examples()).toEqual([]);
  });

  for (const [name, file] of examples()) {
    test(`${name} is processed, summed up and given back as it was sent`, async () => {
      const payload = read(file);
      const client = new HandClient(portal, String(payload.gstin));
      await client.signIn();
      expect(await client.saved(payload)).toEqual({ form_typ: 'R1', status_cd: 'P', action: 'SAVE' });
      const { gstin, fp, ...sections } = payload;
      const held = await fetch(`${portal.url}/_simulator/returns/${gstin}/${fp}`).then((answer) =>
        answer.json(),
      );
      const { gstin: _gstin, fp: _fp, ...saved } = held.saved;
      expect(saved).toEqual(withoutFlags(sections));
    });
  }

  test.runIf(isPresent)(
    'the summary of the example of all tables has the totals of the worked example',
    async () => {
      const payload = read(join(shared, 'reference/gstr1/example_full.json'));
      const expected = JSON.parse(readFileSync(join(shared, 'reference/gstr1/example_summary.json'), 'utf8'));
      const client = new HandClient(portal, String(payload.gstin));
      await client.signIn();
      await client.saved(payload);
      const { plain: summary } = await client.summary(String(payload.fp));
      const rows = flatten(summary.sec_sum);
      const { 'TTL_LIAB (amended differentials not included)': withoutAmended, ...others } = expected;
      for (const [name, row] of Object.entries(others)) {
        expect([name, rows.get(name)]).toEqual([name, expect.objectContaining(row as object)]);
      }
      expect(rows.get('TTL_LIAB')).toEqual(expect.objectContaining(withAmended(withoutAmended, rows)));
    },
  );
});

/** The worked example leaves the net differences of amended sections out of the total; the portal does not. */
function withAmended(total: Amounts, rows: ReadonlyMap<string, Amounts>): Amounts {
  const amended = ['B2BA', 'B2CLA', 'EXPA', 'CDNRA', 'CDNURA', 'B2CSA', 'ATA', 'TXPDA', 'ECOMA'];
  const heads = ['tax', 'igst', 'cgst', 'sgst', 'cess', 'val'];
  const sums = heads.map((head): [string, number] => {
    const net = amended.map((name) => (rows.get(name)?.[`act_${head}`] ?? 0) * (name === 'TXPDA' ? -1 : 1));
    const paise = net.reduce(
      (sum, more) => sum + Math.round(more * 100),
      Math.round((total[`ttl_${head}`] ?? 0) * 100),
    );
    return [`ttl_${head}`, paise / 100];
  });
  return Object.fromEntries(sums);
}

type Amounts = Readonly<Record<string, number>>;

/** Flags are marks of the save and not part of what is kept. */
function withoutFlags(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFlags);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'flag');
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutFlags(inner)]));
}

type SummaryRow = { sec_nm?: string; typ?: string; sub_sections?: SummaryRow[] };

function flatten(rows: readonly SummaryRow[]): Map<string, Amounts> {
  const flat = new Map<string, Amounts>();
  for (const row of rows) {
    const name = row.sec_nm ?? '';
    flat.set(name, asNumbers(row));
    for (const sub of row.sub_sections ?? []) flat.set(sub.sec_nm ?? `${name}_${sub.typ}`, asNumbers(sub));
  }
  return flat;
}

function asNumbers(row: SummaryRow): Amounts {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, /^(ttl|act|net)_/.test(key) ? Number(value) : value]),
  ) as Amounts;
}
