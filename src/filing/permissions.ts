import { NotPossible, type Reason } from './not-possible.ts';

/** What a person is to the taxpayer: prepares, files, looks, or runs everything. */
export type Role = 'admin' | 'preparer' | 'filer' | 'viewer';

/** What people can do with returns. */
export type Act =
  | 'see'
  | 'import'
  | 'edit'
  | 'connect'
  | 'generate payload'
  | 'save'
  | 'download'
  | 'decide'
  | 'proceed'
  | 'override'
  | 'file'
  | 'reset'
  | 'cancel'
  | 'register'
  | 'manage API keys'
  | 'manage webhooks'
  | 'manage people'
  | 'read own audit'
  | 'read audit';

const prepares: readonly Act[] = [
  'see',
  'import',
  'edit',
  'connect',
  'generate payload',
  'save',
  'download',
  'decide',
  'proceed',
  'cancel',
  'read own audit',
];
const files: readonly Act[] = [
  'see',
  'connect',
  'generate payload',
  'save',
  'download',
  'decide',
  'proceed',
  'override',
  'file',
  'cancel',
  'read own audit',
  'read audit',
];

/** Only an administrator resets: it takes from the portal what others have saved there. */
const allowed: Readonly<Record<Role, ReadonlySet<Act>>> = {
  admin: new Set([
    ...prepares,
    ...files,
    'reset',
    'register',
    'manage API keys',
    'manage webhooks',
    'manage people',
  ]),
  preparer: new Set(prepares),
  filer: new Set(files),
  viewer: new Set(['see']),
};

/** Whether a role may do something. */
function may(role: Role, act: Act): boolean {
  return allowed[role].has(act);
}

/** The sentence for what a role may not do; null when it may. */
export function whyNotPermitted(role: Role, act: Act): Reason | null {
  if (may(role, act)) return null;
  return {
    code: 'NOT-PERMITTED',
    says: `Your role "${role}" does not allow you to ${act}. Ask ${whoMay(act)}.`,
  };
}

function whoMay(act: Act): string {
  if (may('preparer', act)) return 'a preparer or an administrator';
  return may('filer', act) ? 'a filer or an administrator' : 'an administrator';
}

/** Throws `NotPossible` when the actor's role does not allow the act. */
export function permit({ role }: { readonly role: Role }, act: Act): void {
  const reason = whyNotPermitted(role, act);
  if (reason) throw new NotPossible(reason.code, reason.says);
}
