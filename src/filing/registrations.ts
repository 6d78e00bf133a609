import { isValidGstin } from '../core/index.ts';
import { checkedPan } from './evc.ts';
import type { Actor, Filing } from './filing.ts';
import type { Registration } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit } from './permissions.ts';

/** Adds or changes a registration of the company. Throws `NotPossible` when GSTIN or PAN are not valid. */
export async function saveRegistration(
  filing: Filing,
  actor: Actor,
  registration: Registration,
): Promise<Registration> {
  permit(actor, 'register', registration.gstin);
  if (!isValidGstin(registration.gstin)) {
    throw new NotPossible(
      'NOT-FOUND',
      `GSTIN "${registration.gstin}" is not valid. Check its 15 characters.`,
    );
  }
  const signatoryPan = registration.signatoryPan ? checkedPan(registration.signatoryPan) : '';
  const saved: Registration = {
    ...registration,
    signatoryPan,
    portalUserName: registration.portalUserName.trim(),
  };
  await filing.store.inBooks(actor.tenantId, async (books) => {
    const before = await books.registration(saved.gstin);
    await books.saveRegistration(saved);
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'registration saved',
      object: saved.gstin,
      details: { before, after: saved },
    });
  });
  return saved;
}
