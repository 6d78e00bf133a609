import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/simulator/index.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { vivarani } from './cli/run-cli.ts';

const gstin = '27AAMCT7421K1ZV';
const recipient = '29AADFM3390P1ZN';
let folder: string;
let simulator: Simulator;
let database: FreshDatabase;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarani-gstr1a-'));
  simulator = await createSimulator({ port: 0, processingMs: 30 });
  database = await freshDatabase();
  env = { DATABASE_URL: database.url, SIMULATOR_URL: simulator.url };
});
afterAll(async () => {
  await simulator.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const invoice = (number: string, taxable: number, original: object = {}) => ({
  ...original,
  inum: number,
  idt: '05-08-2026',
  val: taxable * 1.18,
  pos: '29',
  rchrg: 'N',
  inv_typ: 'R',
  itms: [{ num: 1801, itm_det: { rt: 18, txval: taxable, iamt: taxable * 0.18, csamt: 0 } }],
});
const amended = (number: string, ctin = recipient) => [
  { ctin, inv: [invoice(number, 21000, { oinum: number, oidt: '05-08-2026' })] },
];

async function file(form: 'gstr1' | 'gstr1a', sections: object) {
  const path = join(folder, 'sales.json');
  await writeFile(path, JSON.stringify({ gstin, fp: '082026', ...sections }));
  return vivarani(
    [
      ...['file', path, '--form', form, '--gstin', gstin, '--period', '082026', '--user', 'tapti'],
      ...['--pan', 'AAMCT7421K', '--yes', '--json', '--data', folder, '--otp', '575757', '--evc', '575757'],
    ],
    { env },
  );
}
const onPortal = async (form = '') =>
  (await fetch(`${simulator.url}/_simulator/returns/${gstin}/082026${form}`)).json();

describe('vivarani file --form gstr1a', () => {
  it('sends nothing before GSTR-1 is filed', async () => {
    const ended = await file('gstr1a', { b2ba: amended('TX-1') });
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.err).toContain('File GSTR-1 of Aug 2026 first');
    expect(await onPortal('?form=R1A')).toMatchObject({ state: 'EMPTY' });
  });

  it('corrects an invoice of the filed GSTR-1 and adds a missed one, once, under an ARN of its own', async () => {
    const first = await file('gstr1', { b2b: [{ ctin: recipient, inv: [invoice('TX-1', 20000)] }] });
    expect(first, first.err).toMatchObject({ code: 0 });
    const sections = { b2b: [{ ctin: recipient, inv: [invoice('TX-2', 500)] }], b2ba: amended('TX-1') };
    const second = await file('gstr1a', sections);
    expect(second, second.err).toMatchObject({ code: 0 });
    expect(second.err).toContain('File GSTR-1A of 27AAMCT7421K1ZV');
    expect(second.err).toContain('and 1 amendment?');
    const [gstr1, gstr1a] = [JSON.parse(first.out), JSON.parse(second.out)];
    expect(gstr1a).toMatchObject({ form: 'GSTR1A', status: 'filed' });
    expect(gstr1a.arn).not.toBe(gstr1.arn);
    expect(await onPortal('?form=R1A')).toMatchObject({
      state: 'FILED',
      arn: gstr1a.arn,
      records: 2,
      filings: 1,
    });
    expect(await onPortal()).toMatchObject({ state: 'FILED', arn: gstr1.arn, records: 1, filings: 1 });
    expect(JSON.parse((await file('gstr1a', sections)).out).arn).toBe(gstr1a.arn);
  });

  it('refuses another form by its name', async () => {
    const ended = await vivarani([
      'file',
      'x.json',
      '--form',
      'gstr3b',
      '--gstin',
      gstin,
      '--period',
      '082026',
    ]);
    expect(ended).toMatchObject({ code: 64 });
    expect(ended.err).toContain('--form "gstr3b"');
  });
});
