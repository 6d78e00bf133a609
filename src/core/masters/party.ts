import type { Finding } from '../finding.ts';
import { type GstinKind, gstinFault } from '../gstin.ts';
import { isStateOfRegistration } from '../state.ts';
import { checkAddress, isPan, type MasterAddress } from './address.ts';

/** What a party is to the taxpayer; one may be several. */
export type PartyKind = 'customer' | 'vendor' | 'transporter';

/** How a party is registered (section 24 and 25 of the CGST Act; the types of the original product and of the portal). */
export type PartyRegistration =
  | 'registered'
  | 'composition'
  | 'SEZ unit'
  | 'SEZ developer'
  | 'deemed export'
  | 'UIN holder'
  | 'input service distributor'
  | 'tax deductor'
  | 'e-commerce operator'
  | 'non-resident'
  | 'unregistered'
  | 'overseas';

/** Whom to reach at a party. */
export interface PartyContact {
  readonly person?: string;
  readonly phone?: string;
  readonly fax?: string;
  readonly email?: string;
  /** Further addresses of mails, separated by commas. */
  readonly emailCc?: string;
  readonly emailBcc?: string;
}

/** A place of a party with a GSTIN of its own, or without one (URP). */
export interface PartyBranch {
  readonly gstin: string | null;
  readonly registrationType: PartyRegistration;
  readonly division?: string;
  readonly address: MasterAddress;
  readonly contact: PartyContact;
  /** No input tax credit is taken on what comes from here. */
  readonly creditIneligible?: boolean;
  /** yyyy-mm-dd: the registration ended on this day. */
  readonly cancelledOn?: string;
}

/** A customer, vendor or transporter with its branches. */
export interface Party {
  readonly kinds: readonly PartyKind[];
  readonly name: string;
  readonly pan?: string;
  readonly web?: string;
  readonly address: MasterAddress;
  readonly contact: PartyContact;
  readonly branches: readonly PartyBranch[];
}

const kindsOf: Readonly<Record<PartyRegistration, readonly GstinKind[]>> = {
  registered: ['regular'],
  composition: ['regular'],
  'SEZ unit': ['regular'],
  'SEZ developer': ['regular'],
  'deemed export': ['regular'],
  'UIN holder': ['uin'],
  'input service distributor': ['regular'],
  'tax deductor': ['deductor'],
  'e-commerce operator': ['operator', 'regular'],
  'non-resident': ['non-resident'],
  unregistered: [],
  overseas: [],
};

/** Every type of registration of a party. */
export const partyRegistrations = Object.keys(kindsOf) as readonly PartyRegistration[];

/** What is wrong with a party; the column of a finding is the path of the field, as `branches.0.gstin`. */
export function checkParty(party: Party): readonly Finding[] {
  const findings: Finding[] = [...checkAddress(party.address, 'address')];
  if (party.name.trim() === '') findings.push(nameMissing);
  if (party.kinds.length === 0) findings.push(kindMissing);
  if (party.pan && !isPan(party.pan)) {
    findings.push({
      code: 'PARTY-PAN',
      severity: 'error',
      column: 'pan',
      value: party.pan,
      says: `"${party.pan}" is no PAN. Enter 5 letters, 4 digits and 1 letter.`,
    });
  }
  const seen = new Set<string>();
  for (const [at, branch] of party.branches.entries())
    findings.push(...checkBranch(party, branch, { at, seen }));
  return findings;
}

function checkBranch(
  party: Party,
  branch: PartyBranch,
  { at, seen }: { readonly at: number; readonly seen: Set<string> },
): readonly Finding[] {
  const place = `branches.${at}`;
  const findings: Finding[] = [...checkAddress(branch.address, `${place}.address`)];
  const { gstin } = branch;
  const column = `${place}.gstin`;
  const fault = gstin === null ? whyGstinMissing(branch) : whyGstinWrong(gstin, branch);
  if (fault) {
    const code = gstin === null ? 'PARTY-GSTIN-MISSING' : 'PARTY-GSTIN';
    findings.push({ code, severity: 'error', column, value: gstin, says: fault });
  }
  if (gstin === null || fault) return findings;
  if (seen.has(gstin)) {
    findings.push({
      code: 'PARTY-GSTIN-TWICE',
      severity: 'error',
      column,
      value: gstin,
      says: `"${gstin}" stands at two branches of this party. Delete one of them.`,
    });
  }
  seen.add(gstin);
  const { state } = branch.address;
  if (state && isStateOfRegistration(gstin.slice(0, 2)) && state !== gstin.slice(0, 2)) {
    findings.push({
      code: 'PARTY-STATE',
      severity: 'error',
      column: `${place}.address.state`,
      value: state,
      says: `State ${state} is not that of GSTIN "${gstin}". Choose State ${gstin.slice(0, 2)}, or correct the GSTIN.`,
    });
  }
  if (party.pan && isPan(gstin.slice(2, 12)) && gstin.slice(2, 12) !== party.pan) {
    findings.push({
      code: 'PARTY-OTHER-PAN',
      severity: 'error',
      column,
      value: gstin,
      says: `GSTIN "${gstin}" is of PAN ${gstin.slice(2, 12)}, not of ${party.pan}. Correct one of them, or make a party of its own.`,
    });
  }
  return findings;
}

function whyGstinMissing({ registrationType }: PartyBranch): string | null {
  if (kindsOf[registrationType].length === 0) return null;
  return `A branch that is ${registrationType} has a GSTIN. Enter its 15 characters, or choose unregistered.`;
}

function whyGstinWrong(gstin: string, { registrationType }: PartyBranch): string | null {
  const kinds = kindsOf[registrationType];
  if (kinds.length === 0) {
    return `"${gstin}" is a GSTIN, but the branch is ${registrationType}. Delete it, or choose another registration.`;
  }
  return gstinFault(gstin, kinds);
}

const nameMissing: Finding = {
  code: 'PARTY-NAME',
  severity: 'error',
  column: 'name',
  says: 'The party has no name. Enter the name that stands on its invoices.',
};
const kindMissing: Finding = {
  code: 'PARTY-KIND',
  severity: 'error',
  column: 'kinds',
  says: 'The party is neither customer, vendor nor transporter. Choose at least one.',
};
