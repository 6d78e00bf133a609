import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PortalSession } from '../../src/filing/needs/portal.ts';
import { createGstnPortal, createSandboxPortal, createWhitebooksPortal } from '../../src/gateways/index.ts';
import { type ContractCheck, sandboxCheck, whitebooksCheck } from './dialects/contract-check.ts';
import { quickPatience, startDialects } from './dialects/product.ts';
import { describeBadDay } from './portal-contract/bad-day.ts';
import { describeClassic } from './portal-contract/classic.ts';
import { describeCorrections } from './portal-contract/corrections.ts';
import { describeFiling } from './portal-contract/filing.ts';
import { describeReading } from './portal-contract/reading.ts';
import { gstinOf, otp, panOf, payloadOf, returnPeriod } from './portal-contract/samples.ts';
import { describeSaving } from './portal-contract/saving.ts';
import { describeSigningIn } from './portal-contract/signing-in.ts';
import { createStage, type MakePortal } from './portal-contract/stage.ts';

/** Runs one gateway against the simulator over HTTP: every method, its success and its refusals. */
function describePortal(name: string, makePortal: MakePortal): void {
  describe(`portal contract: ${name}`, () => {
    const stage = createStage(makePortal);
    beforeAll(stage.start);
    beforeEach(stage.reset);
    afterAll(stage.stop);

    describeSigningIn(stage);
    describeSaving(stage);
    describeReading(stage);
    describeFiling(stage);
    describeBadDay(stage);
    describeClassic(stage, { gstr2: name === 'gstn' });

    it('reports every call with its outcome, and no secret in any of them', async () => {
      const of = await stage.readyToFile();
      const session: PortalSession = await stage.portal.refresh(of.session);
      const signedIn = { ...of, session };
      const pan = panOf(gstinOf(of));
      await stage.portal.requestEvc(signedIn, pan);
      await expect(stage.portal.file(signedIn, { pan, evc: 'Q7W8E9', summary: 'nil' })).rejects.toMatchObject(
        {
          code: 'RET13507',
        },
      );
      await stage.portal.file(signedIn, { pan, evc: otp, summary: await stage.portal.summary(signedIn) });
      await stage.portal.track(gstinOf(of), '2026-27');
      await stage.portal.signOut(session);

      const outcomes = stage.reports.map(({ action, outcome }) => `${action} ${outcome}`);
      expect(outcomes).toEqual(
        expect.arrayContaining([
          'OTPREQUEST ok',
          'AUTHTOKEN ok',
          'RETSAVE ok',
          'RETSTATUS ok',
          'RETNEWPTF ok',
          'REFRESHTOKEN ok',
          'EVCOTP ok',
          'RETFILE RET13507',
          'RETSUM ok',
          'RETFILE ok',
          'RETTRACK ok',
          'LOGOUT ok',
        ]),
      );
      const saved = stage.reports.find(({ action }) => action === 'RETSAVE');
      expect(saved).toMatchObject({ gstin: gstinOf(of), returnPeriod, request: payloadOf(gstinOf(of)) });
      const followed = stage.reports.find(({ action }) => action === 'RETSTATUS');
      expect(followed?.referenceId).toBe(saved?.referenceId);

      const kept = JSON.stringify(stage.reports);
      const secrets = [of.session, session].flatMap(({ secret }) =>
        Object.values(JSON.parse(secret) as Record<string, string>),
      );
      for (const secret of [...secrets, otp, 'Q7W8E9']) expect(kept).not.toContain(secret);
    });
  });
}

const gstn: MakePortal = ({ simulator, clock, timeoutMs, onCall }) =>
  createGstnPortal({
    baseUrl: simulator.url,
    publicKeyUrl: `${simulator.url}/_simulator/certificate`,
    clientId: 'test-client',
    clientSecret: 'test-secret',
    timeoutMs,
    clock,
    onCall,
    patience: quickPatience,
  });

describePortal('gstn', gstn);

/** What the contract files find wrong with requests of our gateways and answers of our dialects. */
const faults = new Set<string>();
let exchanges = 0;
/** Hears of every exchange and notes what the contract says against it; nothing where the file is not present. */
const checkedBy = (check: ContractCheck | null) => ({
  onExchange: (exchange: Parameters<ContractCheck>[0]) => {
    exchanges += 1;
    for (const fault of check?.(exchange) ?? []) faults.add(fault);
  },
});

describePortal('sandbox', async ({ simulator, clock, timeoutMs, onCall }) => {
  const served = await startDialects({ portalUrl: simulator.url, clock, ...checkedBy(sandboxCheck()) });
  const { keys } = await served.createConsumer();
  const portal = createSandboxPortal({ baseUrl: served.url, ...keys, timeoutMs, clock, onCall });
  return {
    ...portal,
    close: async () => {
      portal.close();
      await served.close();
    },
  };
});

const whitebooks: MakePortal = async ({ simulator, clock, timeoutMs, onCall }) => {
  const served = await startDialects({ portalUrl: simulator.url, clock, ...checkedBy(whitebooksCheck()) });
  const { consumer, keys } = await served.createConsumer();
  const portal = createWhitebooksPortal({
    baseUrl: served.url,
    clientId: keys.apiKey,
    clientSecret: keys.apiSecret,
    email: consumer.email,
    timeoutMs,
    clock,
    onCall,
  });
  return {
    ...portal,
    close: async () => {
      portal.close();
      await served.close();
    },
  };
};

describePortal('whitebooks', whitebooks);

describe.each([
  ['gstn', gstn],
  ['whitebooks', whitebooks],
] as const)('portal contract: %s, the form GSTR-1A', (_name, makePortal) => {
  const stage = createStage(makePortal);
  beforeAll(stage.start);
  beforeEach(stage.reset);
  afterAll(stage.stop);
  describeCorrections(stage);
});

it.skipIf(!sandboxCheck())(
  'requests and answers of both dialects are those of the contract files (skipped where they are not present)',
  () => {
    expect(exchanges).toBeGreaterThan(500);
    expect([...faults]).toEqual([]);
  },
);
