import { describe, expect, it } from 'vitest';
import type { Role } from './needs/roles.ts';
import {
  type Act,
  everywhere,
  grantsOfKey,
  gstinsOf,
  permit,
  permitSomewhere,
  whyNotPermitted,
} from './permissions.ts';

/** The table of roles in the product's definition, row by row: a tick for each role that may. */
const table: readonly (readonly [act: Act, marks: string])[] = [
  // owner/admin, maker, checker, signatory, client, auditor
  ['see', '✓✓✓✓–✓'],
  ['see sums', '✓✓✓✓✓✓'],
  ['import', '✓✓––––'],
  ['edit', '✓✓––––'],
  ['connect', '✓✓✓✓––'],
  ['enter the OTP', '✓✓✓✓✓–'],
  ['generate payload', '✓✓✓––✓'],
  ['save', '✓✓✓–––'],
  ['download', '✓✓✓–––'],
  ['decide', '✓✓✓–––'],
  ['send decisions', '✓–✓–––'],
  ['request approval', '✓✓––––'],
  ['approve', '✓–✓–––'],
  ['proceed', '✓–✓–––'],
  ['override', '✓–✓–––'],
  ['file', '–––✓––'],
  ['cancel', '✓✓✓✓––'],
  ['reset', '✓–––––'],
  ['register', '✓–––––'],
  ['manage API keys', '✓–––––'],
  ['manage webhooks', '✓–––––'],
  ['manage people', '✓–––––'],
  ['read audit', '✓–✓––✓'],
  ['read own audit', '✓✓✓✓–✓'],
];
const roles: readonly Role[] = ['admin', 'maker', 'checker', 'signatory', 'client', 'auditor'];
const [own, other] = ['27AAKCS7314M1ZU', '29AADFM3390P1ZN'];

describe('who may do what', () => {
  it.each(table)('%s: %s', (act, marks) => {
    expect(roles.map((role) => (whyNotPermitted([role], act) ? '–' : '✓')).join('')).toBe(marks);
  });

  it('several roles add up', () => {
    expect(whyNotPermitted(['admin'], 'file')?.says).toContain('Ask a signatory.');
    expect(whyNotPermitted(['admin', 'signatory'], 'file')).toBeNull();
  });
});

describe('roles for some GSTINs', () => {
  const meena = {
    grants: [
      { role: 'maker', gstins: [own] },
      { role: 'auditor', gstins: [other] },
    ],
  } as const;

  it('hold there and nowhere else', () => {
    expect(() => permit(meena, 'edit', own)).not.toThrow();
    expect(() => permit(meena, 'see', other)).not.toThrow();
    expect(() => permit(meena, 'edit', other)).toThrow(
      'Your role "auditor" does not allow you to edit. Ask a maker or an administrator.',
    );
    expect(() => permit(meena, 'edit', '24AAACC1206D1ZM')).toThrow('You have no role here');
  });

  it('do not hold for the company, whose lists they narrow', () => {
    expect(() => permit(meena, 'see', null)).toThrow('You have no role here');
    expect(permitSomewhere(meena, 'see')).toEqual([own, other]);
    expect(gstinsOf(meena, 'edit')).toEqual([own]);
    expect(gstinsOf({ grants: [...meena.grants, ...everywhere('client')] }, 'see sums')).toBeNull();
    expect(() => permitSomewhere(meena, 'file')).toThrow(
      'Your roles "maker", "auditor" do not allow you to file.',
    );
  });
});

it.each([
  ['admin', ['admin', 'signatory']],
  ['preparer', ['maker']],
  ['filer', ['checker', 'signatory']],
  ['viewer', ['auditor']],
] as const)('a key with the role %s may what %j may, for its GSTINs', (role, expected) => {
  expect(grantsOfKey({ role, gstins: [own] })).toEqual(expected.map((one) => ({ role: one, gstins: [own] })));
});
