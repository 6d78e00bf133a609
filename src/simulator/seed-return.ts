import { settle } from './processing.ts';
import { returnOf } from './return-state.ts';
import { findOrRegister } from './taxpayer.ts';
import { type OtherForm, type Outcome, slotOf, type World } from './world.ts';

/** A return that somebody else has saved, and filed where a day is given: a world to practise in. */
export interface SeededReturn {
  readonly payload: { readonly gstin: string; readonly fp: string };
  /** GSTR-1 where absent. */
  readonly form?: OtherForm;
  /** Name of the taxpayer, where the portal does not know him yet. */
  readonly legalName?: string;
  /** Instant of filing, ISO 8601; absent while it is only saved. */
  readonly filedAt?: string;
}

/** Saves a return without a session, by the rules of every save; answers what became of it, null for a wrong GSTIN. */
export function seedReturn(
  world: World,
  { payload, form, legalName, filedAt }: SeededReturn,
): Outcome | null {
  const { gstin, fp: period } = payload;
  const taxpayer = findOrRegister(world, gstin);
  if (taxpayer === undefined) return null;
  if (legalName !== undefined) world.taxpayers.set(gstin, { ...taxpayer, legalName });
  const referenceId = world.chance.referenceId();
  const now = world.clock.now();
  const body = JSON.stringify(payload);
  const ofForm = form === undefined ? {} : { form };
  world.addJob({ referenceId, gstin, period, ...ofForm, action: 'SAVE', receivedAt: now, dueAt: now, body });
  const slot = slotOf({ period, form });
  settle(world, gstin, slot);
  const outcome = world.jobs.get(referenceId)?.outcome ?? null;
  if (outcome?.status_cd === 'P' && filedAt !== undefined) {
    const saved = returnOf(world, gstin, slot);
    world.returns.set(`${gstin}/${slot}`, {
      ...saved,
      state: 'FILED',
      arn: `AA${gstin.slice(0, 2)}${period.slice(0, 2)}${period.slice(4)}${world.chance.digits('arn', 6)}X`,
      filedAt: Date.parse(filedAt),
      filings: saved.filings + 1,
    });
  }
  world.flush();
  return outcome;
}
