import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/simulator/index.ts';
import { type DialectProduct, startDialects } from './dialects/product.ts';
import { fileWithoutHelp, type Program, sandboxProgram, whitebooksProgram } from './dialects/program.ts';
import { SandboxClient } from './dialects/sandbox-client.ts';
import { WhitebooksClient } from './dialects/whitebooks-client.ts';
import { newGstin } from './portal-contract/samples.ts';

const taxpayers = 200;
/** A filing day: the portal is slow, loses requests and answers, sends away and refuses. */
const filingDay = [
  { kind: 'slow', ms: 150, times: 300 },
  ...['RETSAVE', 'RETNEWPTF', 'RETFILE'].flatMap((action) => [
    { kind: 'dropsRequest', action, times: 15 },
    { kind: 'dropsAnswer', action, times: 15 },
    { kind: 'refuses', action, code: 'RTN_15', message: 'Returns still under processing', times: 15 },
  ]),
  { kind: 'throttled', times: 60 },
  { kind: 'maintenance', times: 60 },
  { kind: 'processingFails', action: 'RETSAVE', times: 10 },
];

let simulator: Simulator;
let product: DialectProduct;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 100 });
  product = await startDialects({ portalUrl: simulator.url });
  await steer('clock', { set: '2026-11-05T10:00:00.000Z' });
});
afterAll(async () => {
  await product?.close();
  await simulator?.close();
});

async function steer(path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'PUT', headers, body: JSON.stringify(body) };
  expect((await fetch(`${simulator.url}/_simulator/${path}`, init)).ok).toBe(true);
}

it('two hundred taxpayers file at once through both dialects: each once, none lost, nobody helps', async () => {
  const { consumer, keys } = await product.createConsumer();
  const account = { url: product.url, keys, email: consumer.email, period: '102026' };
  const programs = Array.from({ length: taxpayers }, (_, index): Program => {
    const gstin = newGstin();
    return index % 2
      ? sandboxProgram(new SandboxClient(product.url, keys), gstin)
      : whitebooksProgram(new WhitebooksClient({ ...account, gstin, userName: `user-${gstin}` }));
  });
  await steer('faults', filingDay);
  const arns = await Promise.all(programs.map(fileWithoutHelp));
  expect(new Set(arns).size).toBe(taxpayers);
  for (const [index, { gstin }] of programs.entries()) {
    const held = await (await fetch(`${simulator.url}/_simulator/returns/${gstin}/102026`)).json();
    expect(held).toMatchObject({ state: 'FILED', filings: 1, arn: arns[index] });
    const key = { gstin, form: 'GSTR1', returnPeriod: '2026-10' } as const;
    const state = await product.filing.store.inBooks('tenant-1', (books) => books.returnState(key));
    expect(state).toMatchObject({ status: 'filed', arn: arns[index] });
  }
  expect(product.troubles).toEqual([]);
}, 240_000);
