import type { Actor, Filing } from './filing.ts';
import type { ReturnKey } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit } from './permissions.ts';
import { isSignedIn } from './session-life.ts';
import { readStanding } from './standing.ts';
import { returnName } from './wording.ts';

/** Asks the portal to send the EVC OTP to the authorised signatory. Throws `NotPossible`, `PortalError`. */
export async function requestEvc(
  filing: Filing,
  actor: Actor,
  { key, pan }: { readonly key: ReturnKey; readonly pan: string },
): Promise<{ readonly says: string }> {
  permit(actor, 'file', key.gstin);
  const signatory = checkedPan(pan);
  const { registration, session, now } = await filing.store.inBooks(actor.tenantId, (books) =>
    readStanding(books, { filing, actor, key, lock: false }),
  );
  if (!isSignedIn(session, now)) throw new NotPossible('NOT-CONNECTED', 'Connect first');
  await filing
    .portalFor(registration, actor.tenantId)
    .requestEvc({ session, returnPeriod: key.returnPeriod, form: key.form }, signatory);
  await filing.store.inBooks(actor.tenantId, (books) =>
    books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'EVC OTP requested',
      object: returnName(key),
      details: { pan: signatory },
    }),
  );
  return { says: `EVC OTP sent to the signatory with PAN ${signatory}. It is valid for 10 minutes.` };
}

/** A PAN in its form: five letters, four digits, a letter. Throws `NotPossible`. */
export function checkedPan(pan: string): string {
  const written = pan.trim().toUpperCase();
  if (/^[A-Z]{5}\d{4}[A-Z]$/.test(written)) return written;
  throw new NotPossible(
    'PAN',
    `PAN "${pan}" is not a PAN. Write five letters, four digits and a letter, like AAMCT7421K.`,
  );
}
