import {
  type CreditReduction,
  type Finding,
  imsImpact,
  imsSavePayload,
  type ReturnPeriod,
} from '../../core/index.ts';
import type { Actor, Filing } from '../filing.ts';
import { judgedIn } from '../judged.ts';
import type { CounterpartyDocument, Decision } from '../needs/counterparties.ts';
import { NotPossible } from '../not-possible.ts';
import { permit } from '../permissions.ts';
import { registrationOf } from '../standing.ts';
import { documents } from '../wording.ts';
import { reportedTo } from './inward-kinds.ts';
import { matchPurchases } from './match-purchases.ts';

/** What a person decides on one document. */
export interface Choice {
  readonly identity: string;
  /** N takes an earlier action back on the portal. */
  readonly action: Decision['action'];
  readonly remarks?: string;
  readonly reduction?: CreditReduction | 'none' | null;
}

/** What staged decisions would come to, and what keeps some from being staged. */
export interface Staged {
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
  readonly impact: ReturnType<typeof imsImpact>;
}

/**
 * Stages decisions: they can be undone until they are sent. Those that the portal would refuse are not staged, and named.
 * Throws `NotPossible`.
 */
export async function stageDecisions(
  filing: Filing,
  actor: Actor,
  {
    gstin,
    returnPeriod,
    choices,
  }: { readonly gstin: string; readonly returnPeriod: ReturnPeriod; readonly choices: readonly Choice[] },
): Promise<Staged> {
  permit(actor, 'decide', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, gstin);
    const known = new Map((await reportedTo(books, gstin)).map((one) => [one.identity, one]));
    const at = filing.clock.now();
    const findings: Finding[] = [];
    const decisions: Decision[] = [];
    for (const choice of choices) {
      const found = known.get(choice.identity);
      const faults = found ? faultsOf(gstin, { choice, found, returnPeriod }) : [notReported(choice)];
      findings.push(...faults);
      if (found && !faults.some(({ severity }) => severity === 'error'))
        decisions.push(decisionOf(choice, { by: actor.by, at }));
    }
    await books.counterparties.saveDecisions(gstin, decisions, at);
    await matchPurchases(books, gstin, at);
    await books.audit({
      at,
      by: actor.by,
      act: 'decisions staged',
      object: `IMS ${gstin}`,
      details: decisions.map(({ identity, action }) => `${action} ${identity}`),
    });
    return {
      decisions,
      findings: await judgedIn(books, gstin, findings),
      impact: impactOf(decisions, known),
    };
  });
}

/** Takes staged decisions back: nothing of them was sent. Throws `NotPossible`. */
export async function unstageDecisions(
  filing: Filing,
  actor: Actor,
  { gstin, identities }: { readonly gstin: string; readonly identities: readonly string[] },
): Promise<void> {
  permit(actor, 'decide', gstin);
  await filing.store.inBooks(actor.tenantId, async (books) => {
    const wanted = new Set(identities);
    const staged = (await books.counterparties.decisions(gstin)).filter(
      ({ identity, state }) => wanted.has(identity) && state !== 'sent' && state !== 'confirmed',
    );
    if (staged.length < wanted.size) {
      throw new NotPossible(
        'NOT-FOUND',
        `${documents(wanted.size - staged.length)} of these have no decision that can be taken back. What was sent is changed by deciding again.`,
      );
    }
    const at = filing.clock.now();
    await books.counterparties.dropDecisions(gstin, identities, at);
    await matchPurchases(books, gstin, at);
  });
}

interface Judged {
  readonly choice: Choice;
  readonly found: CounterpartyDocument;
  readonly returnPeriod: ReturnPeriod;
}

/** What the portal's rules have against a choice; taking an action back is always possible. */
function faultsOf(gstin: string, { choice, found, returnPeriod }: Judged): readonly Finding[] {
  const { action, remarks, reduction } = choice;
  if (action === 'N') return [];
  const chosen = {
    document: found.document,
    action,
    ...(remarks ? { remarks } : {}),
    ...(reduction ? { reduction } : {}),
  };
  return imsSavePayload(gstin, [chosen], { returnPeriod }).findings;
}

function decisionOf(
  { identity, action, remarks = '', reduction = null }: Choice,
  { by, at }: Pick<Decision, 'by' | 'at'>,
): Decision {
  return { identity, action, remarks, reduction, state: 'staged', says: '', by, at };
}

function notReported({ identity }: Choice): Finding {
  return {
    code: 'NOT-REPORTED',
    severity: 'error',
    value: identity,
    says: `"${identity}" is not among the documents of counter parties. Download them again and choose from the list.`,
  };
}

function impactOf(
  decisions: readonly Decision[],
  known: ReadonlyMap<string, CounterpartyDocument>,
): Staged['impact'] {
  return imsImpact(
    decisions.flatMap(({ identity, action }) => {
      const document = known.get(identity)?.document;
      return document ? [{ ...document, action }] : [];
    }),
  );
}
