import type { Party, PartyBranch } from './party.ts';

/** Words that a name may have or lack without naming somebody else. */
const legalForms = /\b(m\/s|messrs|the|private|pvt|public|limited|ltd|llp|company|co|and|sons)\b/g;

/** The words that tell a name from others: small letters, without signs and legal forms. */
export function tellingWords(name: string): readonly string[] {
  return name
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(legalForms, ' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .split(' ')
    .filter(Boolean);
}

/** The PANs by which a party is known: its own, and those in its GSTINs. */
export function pansOf({ pan, branches }: Party): readonly string[] {
  const inGstins = branches.flatMap(({ gstin }) => (gstin ? [gstin.slice(2, 12)] : []));
  return [...new Set(pan ? [pan, ...inGstins] : inGstins)];
}

/** Whether two entries are probably one party: a PAN in common, or no PAN apart and the same name. */
export function isSameParty(one: Party, other: Party): boolean {
  const [ofOne, ofOther] = [pansOf(one), pansOf(other)];
  if (ofOne.length > 0 && ofOther.length > 0) return ofOne.some((pan) => ofOther.includes(pan));
  const name = tellingWords(one.name).join(' ');
  return name !== '' && name === tellingWords(other.name).join(' ');
}

/** Two entries as one: what `kept` says stands, `other` fills what is missing and adds its kinds and branches. */
export function mergedParty(kept: Party, other: Party): Party {
  const branches = [...kept.branches];
  for (const branch of other.branches)
    if (!branches.some((one) => isSamePlace(one, branch))) branches.push(branch);
  return {
    ...other,
    ...kept,
    kinds: [...new Set([...kept.kinds, ...other.kinds])],
    address: { ...other.address, ...kept.address },
    contact: { ...other.contact, ...kept.contact },
    branches,
  };
}

/** A place without a GSTIN is known by where it lies. */
function isSamePlace(one: PartyBranch, other: PartyBranch): boolean {
  if (one.gstin !== null || other.gstin !== null) return one.gstin === other.gstin;
  const where = ({ address: { line = '', city = '', state = '' } }: PartyBranch): string =>
    [line, city, state].join('\n').toLowerCase();
  return where(one) === where(other);
}
