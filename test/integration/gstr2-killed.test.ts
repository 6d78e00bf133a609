import { afterAll, beforeAll, expect, test } from 'vitest';
import { importPurchases } from '../../src/filing/index.ts';
import { HandClient, invoice, steer } from '../../src/simulator/testing/hand-client.test-kit.ts';
import type { KillPoint } from './filing/child.ts';
import { gstr2 } from './filing/drive-gstr2.ts';
import { bought, seller } from './filing/july-2017.ts';
import { runChild } from './filing/run-child.ts';
import { actor, type Stage, startStage } from './filing/stage.ts';

const { gstin, returnPeriod } = gstr2;
const period = '072017';

let stage: Stage;
let supplier: HandClient;

beforeAll(async () => {
  stage = await startStage({ works: false });
  const publicKeyPem = await steer(stage.simulator.url, 'GET', 'certificate');
  supplier = new HandClient({ url: stage.simulator.url, publicKeyPem }, seller);
  await supplier.signIn();
  const inv = ['TX-1', 'TX-2'].map((number) =>
    invoice(number, { idt: '05-07-2017', pos: gstin.slice(0, 2) }),
  );
  await supplier.filed({ gstin: seller, fp: period, b2b: [{ ctin: gstin, inv }] });
  const documents = [bought('TX-1', 100_000), bought('TX-2', 90_000), bought('TX-9', 100_000)];
  const file = { fileName: 'purchases.csv', documents, findings: [] };
  await importPurchases(stage.filing, actor, { gstin, returnPeriod, ...file });
});
afterAll(() => stage.stop());

const write = (method: KillPoint['method'], action?: string): readonly KillPoint[] =>
  (['before', 'after'] as const).map((moment) => ({
    ...{ method, call: 1, moment },
    ...(action ? { action } : {}),
  }));

/**
 * The machine from GSTR-2A to the ARN: every write before it and after its answer, and each read once, before it or after.
 * A read is only repeated; a write whose answer was lost must be asked for.
 */
const kills: readonly KillPoint[] = [
  { method: 'plainCall', action: 'B2B', call: 1, moment: 'before' },
  ...write('plainCall', 'RETSAVE'),
  { method: 'status', call: 1, moment: 'before' },
  ...write('save'),
  { method: 'status', call: 1, moment: 'after' },
  { method: 'summary', call: 1, moment: 'after' },
  ...write('proceed'),
  { method: 'summary', call: 1, moment: 'before' },
  ...write('file'),
];

test('GSTR-2 is filed once when every call of the way, before it and after its answer, is the last of its process', async () => {
  const survived: string[] = [];
  for (const kill of kills) {
    const { signal, output } = await runChild({ places: stage.places, kill, form: 'GSTR2' });
    if (signal !== 'SIGKILL') survived.push(`${kill.moment} ${kill.action ?? kill.method}: ${output}`);
    if (survived.length > 0) break;
  }
  expect(survived).toEqual([]);
  const last = await runChild({ places: stage.places, kill: null, form: 'GSTR2' });
  expect(last, last.output).toMatchObject({ code: 0 });

  const { plain: portal } = await supplier.get('/taxpayerapi/v1.0/returns/gstr1a', period, {
    action: 'R1AB2B',
  });
  const flags = portal.b2b[0].inv.map(({ inum, cflag }: { inum: string; cflag: string }) => [inum, cflag]);
  expect(Object.fromEntries(flags)).toEqual({ 'TX-1': 'A', 'TX-2': 'R', 'TX-9': 'U' });
  expect(flags).toHaveLength(3);
  const { state, answers } = await stage.filing.store.inBooks(actor.tenantId, async (books) => ({
    state: await books.returnState(gstr2),
    answers: await books.counterparties.answers(gstin, 'purchase'),
  }));
  expect(state).toMatchObject({ status: 'filed', arn: expect.stringMatching(/^AA\d{2}0717/) });
  expect(answers.map(({ sent, state: fate }) => `${sent} ${fate}`).sort()).toEqual([
    'A confirmed',
    'R confirmed',
  ]);
  const held = await fetch(`${stage.simulator.url}/_simulator/returns/${gstin}/${period}?form=R2`);
  expect(await held.json()).toMatchObject({ state: 'FILED', filings: 1, records: 3, arn: state.arn });
}, 400_000);
