import { changesOf, type ValueChange } from './changed-values.ts';
import type { Actor, Filing } from './filing.ts';
import type { AuditFilter, KeptAct } from './needs/audit.ts';
import type { Page, PageWanted } from './needs/page.ts';
import type { Books } from './needs/store.ts';
import { permit, permitSomewhere, rolesFor, whyNotPermitted } from './permissions.ts';
import { indianDate, indianTime, number, portalDate, secondsLater } from './wording.ts';

/** An act as the page Audit shows it. */
export interface ShownAct extends KeptAct {
  /** In India, dd-mm-yyyy hh:mm:ss. */
  readonly time: string;
  /** What it changed, field by field; empty where nothing stood there before. */
  readonly changes: readonly ValueChange[];
  /** The changes in one line. */
  readonly change: string;
  /** Why, as who did it has written; null where no reason is asked for. */
  readonly reason: string | null;
}

/** What of the audit log is wanted; days are Indian days, yyyy-mm-dd, both included. */
export interface AuditWanted {
  readonly gstin?: string | undefined;
  readonly who?: string | undefined;
  readonly act?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A page of the audit log, the newest first. Who may not read all of it sees what he did himself. */
export function auditPage(
  filing: Filing,
  actor: Actor,
  { wanted, page }: { readonly wanted: AuditWanted; readonly page: PageWanted },
): Promise<Page<ShownAct>> {
  permitSomewhere(actor, 'read own audit');
  const { gstin, who, act, from, to } = wanted;
  const filter: AuditFilter = {
    ...(gstin ? { about: gstin } : {}),
    ...(who ? { who } : {}),
    ...(act ? { act } : {}),
    ...(from ? { since: dayBegins(from) } : {}),
    ...(to ? { until: secondsLater(dayBegins(to), 86_400) } : {}),
    ...visibleTo(actor),
  };
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { rows, next } = await books.auditTrail(filter, page);
    return { rows: rows.map(shown), next };
  });
}

/** What the hash chain of the audit log says of itself. */
export interface CheckedAudit {
  readonly says: string;
  readonly entries: number;
  /** Number of the first entry that was changed or is missing; null when the chain is unbroken. */
  readonly firstBad: number | null;
}

/** Walks the hash chain from its first entry. Throws `NotPossible` for who may not read the whole log. */
export function verifyAudit(filing: Filing, actor: Actor): Promise<CheckedAudit> {
  permit(actor, 'read audit', null);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { entries, firstBad } = await books.checkAudit();
    const says = firstBad === null ? unbroken(entries) : await broken(books, firstBad);
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'audit log verified',
      object: 'audit log',
      details: { entries, firstBad },
    });
    return { says, entries, firstBad };
  });
}

/** Who has acted and what was done, to choose from. */
export interface AuditNames {
  readonly people: readonly string[];
  readonly acts: readonly string[];
}

/** The names that the filters of the audit log offer. */
export function auditNames(filing: Filing, actor: Actor): Promise<AuditNames> {
  permitSomewhere(actor, 'read own audit');
  return filing.store.inBooks(actor.tenantId, (books) => books.auditNames(visibleTo(actor)));
}

function visibleTo(actor: Actor): Pick<AuditFilter, 'by'> {
  return whyNotPermitted(rolesFor(actor, null), 'read audit') ? { by: actor.by } : {};
}

/** Midnight in India as an instant. */
function dayBegins(day: string): string {
  return new Date(`${day}T00:00:00+05:30`).toISOString();
}

function shown(kept: KeptAct): ShownAct {
  const changes = changesOf(kept.details);
  const time = `${portalDate(indianDate(kept.at))} ${indianTime(kept.at, 'seconds')}`;
  return { ...kept, time, changes, change: changes.map(lineOf).join('; '), reason: reasonIn(kept.details) };
}

const lineOf = (one: ValueChange): string => `${one.field}: ${one.old ?? '–'} → ${one.new ?? '–'}`;

function reasonIn(details: unknown): string | null {
  if (typeof details !== 'object' || details === null) return null;
  const { reason, override } = details as { readonly reason?: unknown; readonly override?: unknown };
  return (
    ([reason, override].find((given) => typeof given === 'string' && given !== '') as string | null) ?? null
  );
}

const entriesWord = (count: number): string => (count === 1 ? '1 entry' : `${number(count)} entries`);

function unbroken(entries: number): string {
  return `${entriesWord(entries)}, unbroken`;
}

async function broken(books: Books, sequence: number): Promise<string> {
  const found = await books.auditEntry(sequence);
  return found
    ? `Broken at entry ${number(sequence)}: "${found.act}" by ${found.by} on ${found.object} is not as it was written, or entries before it are missing.`
    : `Broken at entry ${number(sequence)}: it is missing.`;
}
