import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reference } from './oracle.ts';
import { ruleCases } from './rule-cases.ts';
import { rulesByConstruction } from './rule-proofs.ts';

/** Rules that nothing of ours tests, each with the reason. The list only shrinks. */
const notTested: Readonly<Record<string, string>> = {
  CTI04:
    'Whether a GSTIN is of a special economic zone is known to the portal only; it says so when the return is saved.',
  CTI05: 'Whether a GSTIN was active on a day is known to the portal only.',
};

const codesOf = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

describe('the rules that make findings', () => {
  for (const [id, cases] of Object.entries(ruleCases)) {
    cases.forEach(({ code, broken, sound }, index) => {
      it(`${id}, case ${index + 1}: ${code} is found in what breaks it and not in what keeps it`, () => {
        expect(codesOf(broken())).toContain(code);
        expect(codesOf(sound())).not.toContain(code);
      });
    });
  }

  it('say what is wrong and what to do, and where the rule is written', () => {
    for (const cases of Object.values(ruleCases)) {
      for (const { code, broken } of cases) {
        const found = broken().find((finding) => finding.code === code);
        expect(found?.says, code).toMatch(/^["₹\dA-Z].{20,}[.)]$/s);
        expect(found?.says, code).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }
  });
});

describe('the rules that hold by the way the return is made', () => {
  for (const [id, proofs] of Object.entries(rulesByConstruction)) {
    for (const [title, proof] of Object.entries(proofs)) it(`${id}: ${title}`, proof);
  }
});

describe('the list of rules', () => {
  const path = reference('reference/gstr1/rules.json');

  it('is covered, but for the rules listed with their reason', (context) => {
    if (!path) return context.skip('not present: the list of rules');
    const { rules } = JSON.parse(readFileSync(path, 'utf8')) as { rules: readonly { readonly id: string }[] };
    const ids = rules.map(({ id }) => id);
    const covered = new Set([...Object.keys(ruleCases), ...Object.keys(rulesByConstruction)]);
    console.log(
      `Rules: ${covered.size} of ${ids.length} covered, ${Object.keys(notTested).length} not tested.`,
    );
    expect(ids.filter((id) => !covered.has(id))).toEqual(Object.keys(notTested));
    expect([...covered].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
