import type { Finding, Severity } from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import { findingList } from './finding-list.ts';
import { judged } from './judged.ts';
import type { Treatment, Treatments } from './needs/finding-rules.ts';
import type { Books, ReturnKey } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit } from './permissions.ts';
import { pointsAsMade } from './return-review.ts';
import { registrationOf } from './standing.ts';

/** A rule that makes findings, with what somebody has made of it. */
export interface FindingRule {
  readonly code: string;
  /** As it is made; one rule may make several. */
  readonly severities: readonly Severity[];
  /** … stands for what is filled in. */
  readonly says: string;
  readonly tables: readonly string[];
  readonly source: string;
  /** Null where it is shown as it is made. */
  readonly treatment: Treatment | null;
  /** An error is imposed by the law, the form or the portal: it can be neither lowered nor switched off. */
  readonly mayChange: boolean;
}

const known = findingList.map(([code, severities, tables, source, says]) => ({
  code,
  severities,
  tables,
  source,
  says,
}));
const changeable: ReadonlySet<string> = new Set(
  known
    .filter(({ severities }) => severities.some((severity) => severity !== 'error'))
    .map(({ code }) => code),
);

/** All rules, with what is set for a registration. Throws `NotPossible`. */
export async function findingRules(
  filing: Filing,
  actor: Actor,
  { gstin }: { readonly gstin: string },
): Promise<readonly FindingRule[]> {
  permit(actor, 'see', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const treatments = await books.findingRules.treatments(gstin);
    return known.map((rule) => ({
      ...rule,
      treatment: treatments[rule.code] ?? null,
      mayChange: changeable.has(rule.code),
    }));
  });
}

/** A finding that would be shown otherwise. */
export interface ChangedFinding extends Pick<Finding, 'code' | 'says'> {
  readonly documentNumber: string | null;
  /** Null where it is not shown. */
  readonly before: Severity | null;
  readonly after: Severity | null;
}

/** What other rules would change of what is found in a return period. */
export interface TriedFindingRules {
  readonly findings: number;
  readonly changed: number;
  /** The first of them. */
  readonly changes: readonly ChangedFinding[];
}

const mostShown = 100;

/**
 * What some rules would change in the checks of a return, in its purchases and in what came in by file; nothing is kept.
 * Throws `NotPossible`.
 */
export async function tryFindingRules(
  filing: Filing,
  actor: Actor,
  { key, treatments }: { readonly key: ReturnKey; readonly treatments: Treatments },
): Promise<TriedFindingRules> {
  permit(actor, 'see', key.gstin);
  refuseErrors(treatments);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const made = await foundAsMade(filing, books, key);
    const now = await books.findingRules.treatments(key.gstin);
    const shownBy = (rules: Treatments) => (one: (typeof made)[number]) =>
      judged([one], rules)[0]?.severity ?? null;
    const [isBefore, isAfter] = [shownBy(now), shownBy(treatments)];
    const changes = made.flatMap((one): readonly ChangedFinding[] => {
      const [before, after] = [isBefore(one), isAfter(one)];
      const { code, says, documentNumber } = one;
      return before === after ? [] : [{ code, says, documentNumber, before, after }];
    });
    return { findings: made.length, changed: changes.length, changes: changes.slice(0, mostShown) };
  });
}

type FoundAsMade = Pick<Finding, 'code' | 'severity' | 'says'> & Pick<ChangedFinding, 'documentNumber'>;

/** Everything that is found in a return period, as the rules make it; what files of sales say stands in the checks. */
async function foundAsMade(filing: Filing, books: Books, key: ReturnKey): Promise<readonly FoundAsMade[]> {
  const ofReturn = (await pointsAsMade(filing, books, key)).flatMap(([, findings]) => findings);
  const bought = await books.purchases.ofPeriods(key.gstin, [key.returnPeriod]);
  const ofPurchases = bought.flatMap(({ number, findings }) =>
    findings.map((finding) => ({ ...finding, documentNumber: number })),
  );
  const { rows } = await books.importPage(key, { limit: mostShown });
  const ofFiles: FoundAsMade[] = [];
  for (const { importId, subject, state } of rows) {
    if (subject === 'sales' || state !== 'imported') continue;
    const entry = await books.importEntry(importId);
    for (const finding of entry?.findings ?? []) ofFiles.push({ ...finding, documentNumber: null });
  }
  return [...ofReturn, ...ofPurchases, ...ofFiles];
}

/** Sets how a registration shows warnings and notes, in place of all that was set before. Throws `NotPossible`. */
export async function setFindingRules(
  filing: Filing,
  actor: Actor,
  { gstin, treatments }: { readonly gstin: string; readonly treatments: Treatments },
): Promise<void> {
  permit(actor, 'register', gstin);
  refuseErrors(treatments);
  await filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const [before, at] = [await books.findingRules.treatments(gstin), filing.clock.now()];
    await books.findingRules.save(gstin, treatments, { by: actor.by, at });
    const details = { before, after: treatments };
    await books.audit({ at, by: actor.by, act: 'validation rules set', object: gstin, details });
  });
}

function refuseErrors(treatments: Treatments): void {
  const wrong = Object.keys(treatments).find((code) => !changeable.has(code));
  if (wrong === undefined) return;
  throw new NotPossible(
    'NOT-CONFIRMED',
    `"${wrong}" is no warning or note: an error of the law, the form or the portal stays as it is. Leave it out.`,
  );
}
