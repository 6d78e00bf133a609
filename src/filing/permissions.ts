import type { ConsumerRole } from './needs/consumers.ts';
import type { Grant, Role } from './needs/roles.ts';
import { NotPossible, type Reason } from './not-possible.ts';

/** What people can do with returns, and with the books of the company. */
export type Act = keyof typeof allowed;

/**
 * Who may do what. An administrator who files is a signatory too; one who resets takes from the portal what others have
 * saved there. Whoever only looks for a client sees sums, and may type the OTP that his telephone shows.
 */
const allowed = {
  'see sums': ['admin', 'maker', 'checker', 'signatory', 'client', 'auditor'],
  see: ['admin', 'maker', 'checker', 'signatory', 'auditor'],
  import: ['admin', 'maker'],
  edit: ['admin', 'maker'],
  connect: ['admin', 'maker', 'checker', 'signatory'],
  'enter the OTP': ['admin', 'maker', 'checker', 'signatory', 'client'],
  'generate payload': ['admin', 'maker', 'checker', 'auditor'],
  save: ['admin', 'maker', 'checker'],
  download: ['admin', 'maker', 'checker'],
  decide: ['admin', 'maker', 'checker'],
  'send decisions': ['admin', 'checker'],
  'request approval': ['admin', 'maker'],
  approve: ['admin', 'checker'],
  proceed: ['admin', 'checker'],
  override: ['admin', 'checker'],
  file: ['signatory'],
  cancel: ['admin', 'maker', 'checker', 'signatory'],
  reset: ['admin'],
  register: ['admin'],
  'manage API keys': ['admin'],
  'manage webhooks': ['admin'],
  'manage people': ['admin'],
  'read audit': ['admin', 'checker', 'auditor'],
  'read own audit': ['admin', 'maker', 'checker', 'signatory', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** What a key may do is said in the words of keys, and is what people of these roles may. */
const rolesOfKey: Readonly<Record<ConsumerRole, readonly Role[]>> = {
  admin: ['admin', 'signatory'],
  preparer: ['maker'],
  filer: ['checker', 'signatory'],
  viewer: ['auditor'],
};

const names: Readonly<Record<Role, string>> = {
  admin: 'an administrator',
  maker: 'a maker',
  checker: 'a checker',
  signatory: 'a signatory',
  client: 'a client',
  auditor: 'an auditor',
};

/** Who asks, as far as his rights go. */
export interface Granted {
  readonly grants: readonly Grant[];
}

/** Roles for every GSTIN of the company, new ones too. */
export function everywhere(...roles: readonly Role[]): readonly Grant[] {
  return roles.map((role) => ({ role, gstins: null }));
}

/** What a key may do, and for which GSTINs. */
export function grantsOfKey({
  role,
  gstins,
}: {
  readonly role: ConsumerRole;
  readonly gstins: readonly string[] | null;
}): readonly Grant[] {
  return rolesOfKey[role].map((one) => ({ role: one, gstins }));
}

/** The roles somebody has for a GSTIN; for the whole company where it is null. */
export function rolesFor({ grants }: Granted, gstin: string | null): readonly Role[] {
  return grants
    .filter(({ gstins }) => gstins === null || (gstin !== null && gstins.includes(gstin)))
    .map(({ role }) => role);
}

/** The GSTINs for which somebody may do something; null for every one of the company. */
export function gstinsOf({ grants }: Granted, act: Act): readonly string[] | null {
  const fitting = grants.filter(({ role }) => may([role], act));
  if (fitting.some(({ gstins }) => gstins === null)) return null;
  return [...new Set(fitting.flatMap(({ gstins }) => gstins ?? []))];
}

/** Whether one of some roles may do something. */
function may(roles: readonly Role[], act: Act): boolean {
  const fitting: readonly Role[] = allowed[act];
  return roles.some((role) => fitting.includes(role));
}

/** The sentence for what roles may not do; null when one of them may. */
export function whyNotPermitted(roles: readonly Role[], act: Act): Reason | null {
  if (may(roles, act)) return null;
  const own = roles.map((role) => `"${role}"`).join(', ');
  const says =
    roles.length === 0
      ? `You have no role here that allows you to ${act}. Ask an administrator.`
      : roles.length === 1
        ? `Your role ${own} does not allow you to ${act}. Ask ${whoMay(act)}.`
        : `Your roles ${own} do not allow you to ${act}. Ask ${whoMay(act)}.`;
  return { code: 'NOT-PERMITTED', says };
}

/** Who may; administrators, who stand first in the table, come last. */
function whoMay(act: Act): string {
  const [first, ...others] = allowed[act].map((role: Role) => names[role]);
  return others.length === 0 ? `${first}` : `${others.join(', ')} or ${first}`;
}

/** Throws `NotPossible` when the actor may not do it for this GSTIN; for the whole company where it is null. */
export function permit(actor: Granted, act: Act, gstin: string | null): void {
  const reason = whyNotPermitted(rolesFor(actor, gstin), act);
  if (reason) throw new NotPossible(reason.code, reason.says);
}

/**
 * The GSTINs for which the actor may do what a list or a master of the company is about; null for all. Throws
 * `NotPossible` where there is none.
 */
export function permitSomewhere(actor: Granted, act: Act): readonly string[] | null {
  const gstins = gstinsOf(actor, act);
  if (gstins?.length === 0) {
    const roles = [...new Set(actor.grants.map(({ role }) => role))];
    const reason = whyNotPermitted(roles, act);
    if (reason) throw new NotPossible(reason.code, reason.says);
  }
  return gstins;
}
