import type { Session } from './types.ts';

type Grant = Session['user']['grants'][number];

/** The roles of who is signed in for a GSTIN; for the whole company where none is named. */
export function rolesOf(session: Session | undefined, gstin: string | null): readonly Grant['role'][] {
  const grants = session?.user.grants ?? [];
  return grants
    .filter(({ gstins }) => gstins === null || (gstin !== null && gstins.includes(gstin)))
    .map(({ role }) => role);
}
