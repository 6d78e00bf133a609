import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { vivarani } from './cli/run-cli.ts';

let database: FreshDatabase;
const keys = (...args: string[]) =>
  vivarani(['keys', ...args, '--json', '--data', '/nonexistent'], {
    env: { DATABASE_URL: database.url, VIVARANI_SECRET_KEY: database.secretKey },
  });

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('vivarani keys', () => {
  it('creates a key with its scope and limit, shows it once, lists it without it, and revokes it', async () => {
    const created = await keys('create', '--name', 'ERP', '--gstin', '27AAMCT7421K1ZV', '--limit', '25');
    expect(created.code).toBe(0);
    const { apiKey, apiSecret, consumer } = JSON.parse(created.out);
    expect(consumer).toMatchObject({ name: 'ERP', gstins: ['27AAMCT7421K1ZV'], callsPerMinute: 25 });
    const listed = await keys('list');
    expect(JSON.parse(listed.out).consumers).toMatchObject([
      { consumerId: consumer.consumerId, revokedAt: null },
    ]);
    expect(listed.out + listed.err).not.toContain(apiKey);
    expect(listed.out + listed.err).not.toContain(apiSecret);
    expect((await keys('revoke', consumer.consumerId)).code).toBe(0);
    expect(JSON.parse((await keys('list')).out).consumers[0].revokedAt).toMatch(/^20/);
  });

  it.each([
    [['create', '--gstin', '27AAMCT7421K1ZX'], '--gstin "27AAMCT7421K1ZX"'],
    [['create', '--limit', '0'], '--limit "0"'],
    [['create', '--mode', 'loose'], '--mode "loose"'],
    [['revoke', 'nobody'], '"nobody"'],
  ])('exits with 64 at: keys %j', async (args, says) => {
    const ended = await keys(...args);
    expect(ended.code).toBe(64);
    expect(ended.err).toContain(says);
  });
});
