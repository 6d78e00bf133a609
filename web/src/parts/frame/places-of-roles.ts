import { type Role, writers } from '../../api/roles.ts';
import type { PlaceGroup, PlaceKey } from './places.ts';

/** What a client, who looks at sums and types the OTP, has a page for. */
const ofClients: ReadonlySet<PlaceKey> = new Set([
  'dashboard',
  'sync',
  'gstr2Sync',
  'returnStatus',
  'calendar',
  'sessions',
  'approvals',
  'locale',
  'security',
  'start',
  'contents',
]);

/** Places of some roles only. */
const only: Partial<Record<PlaceKey, readonly Role[]>> = {
  import: writers.edit,
  users: ['admin'],
};

function isFor(roles: readonly Role[], { key, isMenu }: PlaceGroup, place: PlaceKey): boolean {
  const needed = isMenu && key === 'new' ? writers.edit : only[place];
  if (needed && !needed.some((role) => roles.includes(role))) return false;
  return ofClients.has(place) || roles.some((role) => role !== 'client');
}

/** The menus without the places for which none of these roles is enough; a menu without a place is left out. */
export function placesOf(roles: readonly Role[], groups: readonly PlaceGroup[]): readonly PlaceGroup[] {
  return groups
    .map((group) => ({ ...group, places: group.places.filter(({ key }) => isFor(roles, group, key)) }))
    .filter(({ places }) => places.length > 0);
}
