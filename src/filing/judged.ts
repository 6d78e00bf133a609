import type { Finding } from '../core/index.ts';
import type { Treatments } from './needs/finding-rules.ts';
import type { Books } from './needs/store.ts';

/** Findings as the registration shows them. What may be sent is decided before, by the core, and is not asked here. */
export function judged<One extends Pick<Finding, 'code' | 'severity'>>(
  findings: readonly One[],
  treatments: Treatments,
): readonly One[] {
  return findings.flatMap((finding) => {
    const treatment = finding.severity === 'error' ? undefined : treatments[finding.code];
    if (treatment === 'off') return [];
    return [treatment ? { ...finding, severity: treatment } : finding];
  });
}

/** Findings as a registration shows them, by what is set in the books. */
export async function judgedIn<One extends Pick<Finding, 'code' | 'severity'>>(
  books: Books,
  gstin: string,
  findings: readonly One[],
): Promise<readonly One[]> {
  return findings.length === 0 ? findings : judged(findings, await books.findingRules.treatments(gstin));
}

/** What was found in several documents, entries or statements, as their registration shows it. */
export async function allJudgedIn<Found extends { readonly findings: readonly Finding[] }>(
  books: Books,
  gstin: string,
  found: readonly Found[],
): Promise<readonly Found[]> {
  if (found.every(({ findings }) => findings.length === 0)) return found;
  const treatments = await books.findingRules.treatments(gstin);
  return found.map((one) => ({ ...one, findings: judged(one.findings, treatments) }));
}
