import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/cli/program.ts';
import type { World } from '../../src/cli/world.ts';
import { openLocalWebhooks } from '../../src/main/local-webhooks.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

let database: FreshDatabase;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'vivarani-webhooks-'));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('VIVARANI_SECRET_KEY', database.secretKey);
  vi.stubEnv('WEBHOOKS_REACH', 'loopback');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command in this process: ten of them as processes of their own take a minute. */
async function webhooks(...args: string[]) {
  const printed = { out: '', err: '' };
  const terminal = {
    interactive: false,
    out: (text: string) => {
      printed.out += text;
    },
    err: (text: string) => {
      printed.err += text;
    },
  };
  const parts = { version: '1', terminal, defaultDataDir: folder, openWebhooks: openLocalWebhooks };
  const world = parts as unknown as World;
  const code = await runCli(['webhooks', ...args, '--json'], world);
  return { code, ...printed, answer: printed.out ? JSON.parse(printed.out) : null };
}

describe('vivarani webhooks', () => {
  it('creates one, shows its secret once, switches it off and on, tries it and removes it', async () => {
    const created = await webhooks('create', 'http://127.0.0.1:9/hook', '--event', 'return.filed');
    expect(created.code).toBe(0);
    const { secret, webhook } = created.answer;
    expect(secret).toMatch(/^whsec_/);
    expect(webhook).toMatchObject({ events: ['return.filed'], gstins: null, disabledAt: null });
    const listed = await webhooks('list');
    expect(listed.answer.webhooks).toMatchObject([{ webhookId: webhook.webhookId }]);
    expect(listed.out + listed.err).not.toContain(secret);
    const off = await webhooks('off', webhook.webhookId);
    expect(off.answer.webhook.disabledBecause).toMatch(/^Switched off by/);
    await webhooks('on', webhook.webhookId);
    const { delivery } = (await webhooks('try', webhook.webhookId)).answer;
    expect(delivery).toMatchObject({ event: 'webhook.trial', state: 'waiting' });
    const log = await webhooks('log', webhook.webhookId);
    expect(log.answer.deliveries).toMatchObject([{ deliveryId: delivery.deliveryId, attempts: [] }]);
    expect((await webhooks('redeliver', webhook.webhookId, delivery.deliveryId)).code).toBe(0);
    expect((await webhooks('rotate', webhook.webhookId)).answer.secret).not.toBe(secret);
    expect((await webhooks('remove', webhook.webhookId)).code).toBe(0);
    expect((await webhooks('list')).answer.webhooks).toEqual([]);
  });

  it.each([
    [64, ['create', 'https://example.in/', '--event', 'return.eaten'], '--event "return.eaten"'],
    [64, ['create', 'https://example.in/', '--gstin', '27AAMCT7421K1ZX'], '--gstin "27AAMCT7421K1ZX"'],
    [1, ['create', 'http://192.168.1.1/hook'], 'not encrypted'],
    [1, ['remove', 'nothing'], '"nothing"'],
  ])('exits with %i at: webhooks %j', async (code, args, says) => {
    const ended = await webhooks(...args);
    expect(ended.err).toContain(says);
    expect(ended.code).toBe(code);
  });
});
