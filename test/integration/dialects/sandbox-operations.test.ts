import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsumerKeys } from '../../../src/filing/needs/consumers.ts';
import { sandboxOperations } from '../../../src/http/sandbox/operations.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { newGstin } from '../portal-contract/samples.ts';
import { type DialectProduct, startDialects } from './product.ts';
import { type Scene, sandboxCases } from './sandbox-cases.ts';
import { SandboxClient } from './sandbox-client.ts';

let simulator: Simulator;
let product: DialectProduct;
let keys: ConsumerKeys;

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, processingMs: 30 });
  product = await startDialects({ portalUrl: simulator.url });
  ({ keys } = await product.createConsumer());
});
afterAll(async () => {
  await product?.close();
  await simulator?.close();
});

async function steer(path: string, body: unknown, method = 'PUT'): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${simulator.url}/_simulator/${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const setDay = (day: string) => steer('clock', { set: `${day}T10:00:00.000Z` });

async function scene(): Promise<Scene> {
  await setDay('2026-11-05');
  const client = new SandboxClient(product.url, keys);
  const gstin = newGstin();
  await client.signIn(gstin);
  const refuse = (code: string) => steer('faults', [{ kind: 'refuses', gstin, code, times: 1 }]);
  const save = (seeded: object) => steer('returns', seeded, 'POST');
  return { client, gstin, other: newGstin(), setDay, save, refuse };
}

const contractFile = new URL('../../../../shared/reference/contracts/sandbox.json', import.meta.url);
const contract: readonly { readonly method: string; readonly path: string }[] = existsSync(contractFile)
  ? JSON.parse(readFileSync(contractFile, 'utf8')).operations
  : [];
/** Not in scope: GSTR-3B, ledgers, turnover, files in the provider's own jobs, PAN search. */
const outOfScope = /gstr-3b|ledgers|aato|file-details|pan\/search|gstin\/verify|tax-payer\/gstrs\/preference/;

describe('the operations of sandbox.co.in', () => {
  it('have a case each', () => {
    expect(Object.keys(sandboxCases).sort()).toEqual(sandboxOperations.map(({ name }) => name).sort());
  });

  it.skipIf(contract.length === 0)(
    'are those of the contract that are in scope (skipped: not present)',
    () => {
      const served = sandboxOperations.map(({ method, path }) => `${method} ${path}`);
      const wanted = contract
        .filter(({ path }) => !outOfScope.test(path))
        .map(({ method, path }) => `${method} ${path}`);
      expect(wanted.filter((operation) => !served.includes(operation))).toEqual([]);
      expect(served.filter((operation) => !wanted.includes(operation))).toEqual([]);
    },
  );
});

describe.each(sandboxOperations.map((operation) => [operation.name, operation] as const))(
  '%s',
  (name, operation) => {
    const { succeeds, holds = [], refused } = sandboxCases[name] ?? {};

    it.skipIf(!succeeds)('answers in the shape of success', async () => {
      const { http, body } = (await succeeds?.(await scene())) ?? { http: 0, body: null };
      expect(body).toMatchObject({
        code: 200,
        timestamp: expect.any(Number),
        transaction_id: expect.any(String),
      });
      expect(http).toBe(200);
      const inner = body.data.data ?? body.data;
      for (const key of holds) expect(inner).toHaveProperty(key);
      if (body.data.data) expect(body.data.status_cd).toBe('1');
    });

    it.skipIf(!refused)('passes the refusal of GSTN on with HTTP 200', async () => {
      const { http, body } = (await refused?.call(await scene())) ?? { http: 0, body: null };
      const { error_cd: code = body.data.error?.error_code, message } = body.data.error ?? {};
      expect({ http, code, inBody: body.code, status: body.data.status_cd }).toEqual({
        http: 200,
        code: refused?.code,
        inBody: 200,
        status: '0',
      });
      expect(message).toEqual(expect.any(String));
    });

    it('is refused by the gateway without a key, and without the token it wants', async () => {
      const path = operation.path
        .replace('{year}', '2026')
        .replace('{month}', '10')
        .replaceAll(/\{\w+\}/g, 'b2b');
      const call = async (headers: Record<string, string>) => {
        const answer = await fetch(product.url + path, { method: operation.method, headers });
        return { http: answer.status, body: await answer.json() };
      };
      const shape = (code: number) => ({
        code,
        message: expect.any(String),
        transaction_id: expect.any(String),
      });
      const stranger = await call({});
      expect(stranger).toMatchObject({ http: 401, body: shape(401) });
      const code = operation.token === 'secret' ? 401 : 403;
      const headers = { 'x-api-key': keys.apiKey, 'x-api-secret': 'wrong', authorization: 'a.b.c' };
      expect(await call(headers)).toMatchObject({ http: code, body: shape(code) });
    });
  },
);
