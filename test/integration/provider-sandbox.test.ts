import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Gstr1Payload, ReturnPeriod } from '../../src/core/index.ts';
import type { Portal, ReturnOf, StatusAnswer } from '../../src/filing/needs/portal.ts';
import { createGstnPortal, createSandboxPortal, createWhitebooksPortal } from '../../src/gateways/index.ts';
import { readConfig } from '../../src/main/config.ts';
import { invoice, recipient } from './portal-contract/samples.ts';

/**
 * The journey of the contract suite at a provider's own test host. It runs only when PROVIDER_TESTS names the gateway and
 * its variables are set (docs/configuration.md): no test reaches the network by itself. It resets the return it names,
 * and never files.
 */
const { env } = process;
const wanted = env.PROVIDER_TESTS ?? '';
const gstin = env.PROVIDER_TEST_GSTIN ?? '';
const returnPeriod = (env.PROVIDER_TEST_PERIOD ?? '') as ReturnPeriod;
const period = `${returnPeriod.slice(5)}${returnPeriod.slice(0, 4)}`;

function openGateway(name: string): Portal & { close(): void } {
  const { gstn, sandbox, whitebooks } = readConfig({ dataDir: '.vivarani' }, env);
  const clock = { now: () => new Date().toISOString() };
  if (name === 'gstn' && gstn) return createGstnPortal({ ...gstn, clock });
  if (name === 'sandbox' && sandbox) return createSandboxPortal({ ...sandbox, clock });
  if (name === 'whitebooks' && whitebooks) return createWhitebooksPortal({ ...whitebooks, clock });
  throw new Error(`PROVIDER_TESTS="${name}" is not configured. Set the variables of that gateway.`);
}

describe.runIf(wanted !== '')(`the test host behind ${wanted || 'a provider'}`, () => {
  const portal = wanted === '' ? null : openGateway(wanted);
  let of: ReturnOf;
  afterAll(() => portal?.close());

  const follow = async (referenceId: string): Promise<StatusAnswer | undefined> => {
    for (let tries = 0; tries < 60; tries += 1) {
      const answer = await portal?.status(of, referenceId);
      if (answer?.status !== 'received' && answer?.status !== 'in-process') return answer;
      await delay(5_000);
    }
    throw new Error(`${referenceId} was not processed within five minutes.`);
  };

  it('signs in with an OTP', async () => {
    const pending = await portal?.requestOtp({ gstin, userName: env.PROVIDER_TEST_USER ?? '' });
    if (!portal || !pending) return expect.unreachable();
    of = { session: await portal.signIn(pending, env.PROVIDER_TEST_OTP ?? '575757'), returnPeriod };
    expect(of.session.state).toBe('signed-in');
  });

  it('saves an invoice, reads it back and resets the return', { timeout: 600_000 }, async () => {
    const b2b = [
      {
        ctin: recipient,
        inv: [{ ...invoice('VIVARANI-1'), idt: `15-${period.slice(0, 2)}-${period.slice(2)}` }],
      },
    ];
    const payload = { gstin, fp: period, gt: 0, cur_gt: 0, b2b } as unknown as Gstr1Payload;
    expect(await follow((await portal?.save(of, payload)) ?? '')).toMatchObject({ status: 'processed' });
    expect(JSON.stringify(await portal?.section(of, 'b2b'))).toContain('VIVARANI-1');
    expect((await portal?.summary(of))?.rows.length).toBeGreaterThan(0);
    expect(await follow((await portal?.reset(of)) ?? '')).toMatchObject({ status: 'processed' });
  });

  it('answers an unknown reference with a refusal of its own', async () => {
    await expect(portal?.status(of, 'no-such-id')).rejects.toMatchObject({ code: expect.any(String) });
  });

  it('reads the public record', async () => {
    expect(await portal?.track(gstin, env.PROVIDER_TEST_YEAR ?? '2025-26')).toEqual(expect.any(Array));
  });

  it('signs out', async () => {
    await portal?.signOut(of.session);
  });
});
