import type { Session } from './types.ts';

/** A role of a person. */
export type Role = Session['user']['grants'][number]['role'];

/** Who may change the books and masters, and who may change what a GSTIN is set to; the server says no to all others. */
export const writers = { edit: ['admin', 'maker'], register: ['admin'] } as const satisfies Readonly<
  Record<string, readonly Role[]>
>;

/** The roles of who is signed in for a GSTIN; for the whole company where it is null; any of his where it is left out. */
export function rolesOf(session: Session | undefined, gstin?: string | null): readonly Role[] {
  const grants = session?.user.grants ?? [];
  return grants
    .filter(
      ({ gstins }) => gstins === null || gstin === undefined || (gstin !== null && gstins.includes(gstin)),
    )
    .map(({ role }) => role);
}
