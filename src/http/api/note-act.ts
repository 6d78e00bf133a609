import type { Actor, Filing } from '../../filing/index.ts';

/** Keeps in the audit trail what was done to people or programs, which are not part of the books. */
export function noteAct(
  { store, clock }: Filing,
  { tenantId, by }: Actor,
  noted: { readonly act: string; readonly object: string; readonly details?: unknown },
): Promise<void> {
  return store.inBooks(tenantId, (books) => books.audit({ at: clock.now(), by, details: null, ...noted }));
}
