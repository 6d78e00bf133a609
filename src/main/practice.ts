import type { Practice } from '../http/context.ts';

const usual = '575757';

/** Looks up what the simulator at an address has "sent by SMS"; where it cannot tell, the usual OTP of practice. */
export function practiceAt(simulatorUrl: string): Practice {
  return {
    async otps({ gstin, portalUserName }) {
      const { login = {}, evc = {} } = await sentOtps(simulatorUrl);
      const place = Object.keys(evc).findLast((name) => name.startsWith(`${gstin}/`));
      return {
        loginOtp: login[portalUserName]?.code ?? usual,
        evc: (place ? evc[place]?.code : undefined) ?? usual,
      };
    },
  };
}

interface SentOtps {
  readonly login?: Readonly<Record<string, { readonly code: string }>>;
  readonly evc?: Readonly<Record<string, { readonly code: string }>>;
}

async function sentOtps(simulatorUrl: string): Promise<SentOtps> {
  try {
    const answer = await fetch(`${simulatorUrl}/_simulator/otps`, { signal: AbortSignal.timeout(3000) });
    return answer.ok ? ((await answer.json()) as SentOtps) : {};
  } catch {
    return {};
  }
}

/** Lets somebody else save, and file, a return at the simulator; throws when the simulator does not take it. */
export async function seedSimulator(simulatorUrl: string, seeded: object): Promise<void> {
  const answer = await fetch(`${simulatorUrl}/_simulator/returns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(seeded),
  });
  const outcome = (await answer.json()) as { readonly status_cd?: string };
  if (outcome.status_cd !== 'P') throw new Error(`The simulator took no sample: ${JSON.stringify(outcome)}`);
}

/** Whether a simulator answers at an address. */
export async function simulatorAnswers(simulatorUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${simulatorUrl}/_simulator/otps`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
