import type { PartyKind } from '../../api/types.ts';
import type { MasterPlace } from './master-place.ts';

/** Where the lists of each kind of party are. */
export const ofParty: Readonly<Record<PartyKind, { readonly place: MasterPlace }>> = {
  customer: { place: '/sale/customers' },
  vendor: { place: '/purchase/vendors' },
  transporter: { place: '/purchase/transporters' },
};
