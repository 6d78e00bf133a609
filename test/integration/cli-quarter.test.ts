import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/simulator/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { vivarani } from './cli/run-cli.ts';

const gstin = '27AAMCT7421K1ZV';
let folder: string;
let simulator: Simulator;
let database: FreshDatabase;
let env: Readonly<Record<string, string>>;

const steer = async (path: string, body?: unknown) =>
  (
    await fetch(`${simulator.url}/_simulator/${path}`, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    })
  ).json();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-quarter-'));
  simulator = await createSimulator({ port: 0, processingMs: 30 });
  database = await freshDatabase();
  env = { DATABASE_URL: database.url, SIMULATOR_URL: simulator.url };
  await steer('taxpayers', { gstin, preferences: { '2026-27/Q2': 'Q' } });
});
afterAll(async () => {
  await simulator.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const invoice = (number: string, date: string, taxable = 20000) => ({
  inum: number,
  idt: date,
  val: taxable * 1.18,
  pos: '29',
  rchrg: 'N',
  inv_typ: 'R',
  itms: [{ num: 1801, itm_det: { rt: 18, txval: taxable, iamt: taxable * 0.18, csamt: 0 } }],
});
const july = invoice('TX-1', '04-07-2026');
const august = invoice('TX-2', '05-08-2026');
const september = invoice('TX-3', '06-09-2026');
const b2cs = [{ sply_ty: 'INTRA', rt: 18, typ: 'OE', pos: '27', txval: 100, camt: 9, samt: 9, csamt: 0 }];

async function fileOf(fp: string, inv: readonly unknown[], more: object = {}): Promise<string> {
  const path = join(folder, `sales-${fp}.json`);
  await writeFile(path, JSON.stringify({ gstin, fp, b2b: [{ ctin: '29AADFM3390P1ZN', inv }], ...more }));
  return path;
}

const filing = (path: string, period: string) =>
  vivarani(
    [
      'file',
      path,
      ...['--gstin', gstin, '--period', period, '--quarterly', '--user', 'tapti', '--pan', 'AAMCT7421K'],
      ...['--yes', '--json', '--data', folder, '--otp', '575757', '--evc', '575757'],
    ],
    { env },
  );
const numbersOnPortal = async (period: string): Promise<readonly string[]> => {
  const { saved } = await steer(`returns/${gstin}/${period}`);
  return (saved.b2b ?? []).flatMap(({ inv }: { inv: { inum: string }[] }) => inv.map(({ inum }) => inum));
};

describe('vivarani for a quarterly filer', () => {
  it('prepares a month of the facility with its own tables only', async () => {
    const out = join(folder, 'out');
    const ended = await vivarani([
      ...['prepare', await fileOf('082026', [august], { b2cs }), '--gstin', gstin, '--period', '082026'],
      ...['--quarterly', '--out', out],
    ]);
    expect(ended.code).toBe(1);
    const findings = JSON.parse(await readFile(join(out, 'findings.json'), 'utf8'));
    expect(findings).toEqual([expect.objectContaining({ code: 'SHEET-NOT-IN-IFF', sheet: 'b2cs' })]);
    const payload = JSON.parse(await readFile(join(out, 'payload.json'), 'utf8'));
    expect(Object.keys(payload)).toEqual(['gstin', 'fp', 'b2b']);
  });

  it('files two months by the facility and then of the quarter only what is left', async () => {
    const first = await filing(await fileOf('072026', [july]), '072026');
    expect(first, first.err).toMatchObject({ code: 0 });
    const second = await filing(await fileOf('082026', [july, august]), '082026');
    expect(second, second.err).toMatchObject({ code: 0 });
    const quarter = await filing(await fileOf('092026', [july, august, september], { b2cs }), '092026');
    expect(quarter, quarter.err).toMatchObject({ code: 0 });
    expect(await numbersOnPortal('072026')).toEqual(['TX-1']);
    expect(await numbersOnPortal('082026')).toEqual(['TX-2']);
    expect(await numbersOnPortal('092026')).toEqual(['TX-3']);
    const { saved, state } = await steer(`returns/${gstin}/092026`);
    expect(state).toBe('FILED');
    expect(saved.b2cs).toHaveLength(1);
  });
});
