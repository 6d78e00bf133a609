import type { Party } from '../../api/types.ts';

/** The GSTINs of a party's branches in one line. */
export const gstinsOf = ({ branches }: Party): string =>
  branches.flatMap(({ gstin }) => gstin ?? []).join(', ');
