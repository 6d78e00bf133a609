import { expect, it } from 'vitest';
import type { Consumer } from '../filing/needs/consumers.ts';
import { createCallLimit } from './call-limit.ts';

const consumer: Consumer = {
  tenantId: 'tenant-1',
  consumerId: 'erp',
  name: 'ERP',
  email: '',
  keyStart: '',
  gstins: null,
  callsPerMinute: 2,
  mode: 'pass-through',
  role: 'admin',
  lastUsedAt: null,
  createdAt: '2026-11-05T10:00:00.000Z',
  revokedAt: null,
};

it('allows so many calls a minute, then none until the next, for each consumer by itself', () => {
  let now = 60_000;
  const limit = createCallLimit(() => now);
  const allowed = () => limit.take(consumer).isAllowed;
  expect([allowed(), allowed(), allowed()]).toEqual([true, true, false]);
  expect(limit.take({ ...consumer, consumerId: 'other' })).toMatchObject({ isAllowed: true, remaining: 1 });
  expect(limit.take(consumer)).toMatchObject({ limit: 2, remaining: 0, resetAt: 120 });
  now += 60_000;
  expect(allowed()).toBe(true);
});

it('counts nothing where there is no limit', () => {
  const limit = createCallLimit(() => 0);
  const unlimited = { ...consumer, callsPerMinute: null };
  const answers = Array.from({ length: 1000 }, () => limit.take(unlimited).isAllowed);
  expect(answers.every(Boolean)).toBe(true);
});
