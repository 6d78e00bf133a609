import type { RejectedRecord } from '../../filing/needs/portal.ts';

type WireObject = Readonly<Record<string, unknown>>;

/** Names under which the portal has reported sections that are called otherwise in a payload. */
const sectionAliases: Readonly<Record<string, string>> = {
  hsnsum: 'hsn',
  expwp: 'exp',
  expwop: 'exp',
  txp: 'txpd',
  txpa: 'txpda',
  supecom: 'supeco',
  supecoma: 'supecoa',
  docs: 'doc_issue',
};

/**
 * The lists inside a section each entry of which is a document or row of its own. Where an entry of a report names
 * several, each becomes a record of its own, inside a copy of what was around it (its `ctin`, `pos`, `exp_typ`).
 * Not here: the rows of `nil` and `doc_issue`, which stand or fall together, and `itms`.
 */
const documentLists: Readonly<Record<string, readonly string[]>> = {
  b2b: ['inv'],
  b2ba: ['inv'],
  b2cl: ['inv'],
  b2cla: ['inv'],
  exp: ['inv'],
  expa: ['inv'],
  cdnr: ['nt'],
  cdnra: ['nt'],
  hsn: ['data', 'hsn_b2b', 'hsn_b2c'],
  supeco: ['clttx', 'paytx'],
  supecoa: ['clttxa', 'paytxa'],
  ecom: ['b2b', 'b2c', 'urp2b', 'urp2c', 'inv'],
  ecoma: ['b2ba', 'b2ca', 'urp2ba', 'urp2ca', 'inv'],
};

interface Verdict {
  readonly code: string;
  readonly message: string;
}

/**
 * Reads the `error_report` of a RETSTATUS answer with status PE: every section, one entry for a document as well as
 * one for a party with several. Each record is as the portal returned it, narrowed to one document; the code and
 * message nearest to the document count. Of some errors of a counter party (RET11410, RET191113, RET191119,
 * RET191125) the portal names one document though all of that party failed: only who sent them can tell.
 */
export function rejectedRecords(report: WireObject): readonly RejectedRecord[] {
  const whole = verdictOf(report, { code: '', message: '' });
  return Object.entries(report).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    const name = key.toLowerCase();
    const section = sectionAliases[name] ?? name;
    return narrow(section, value, whole);
  });
}

function narrow(section: string, node: unknown, outer: Verdict): readonly RejectedRecord[] {
  if (Array.isArray(node)) return node.flatMap((entry) => narrow(section, entry, outer));
  if (typeof node !== 'object' || node === null) return [];
  const entry = node as WireObject;
  const verdict = verdictOf(entry, outer);
  const lists = (documentLists[section] ?? []).filter((key) => holdsEntries(entry[key]));
  if (lists.length === 0) return [{ section, ...verdict, record: entry }];
  return lists.flatMap((key) => {
    const around = withoutOtherLists(entry, lists, key);
    return narrow(section, entry[key], verdict).map((inner) => ({
      ...inner,
      record: { ...around, [key]: [inner.record] },
    }));
  });
}

/** A list, or one bare entry where a save has a list. */
function holdsEntries(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function withoutOtherLists(entry: WireObject, lists: readonly string[], kept: string): WireObject {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key === kept || !lists.includes(key)));
}

function verdictOf(entry: WireObject, outer: Verdict): Verdict {
  const code = entry.error_cd;
  if (typeof code !== 'string' || code === '') return outer;
  return { code, message: typeof entry.error_msg === 'string' ? entry.error_msg : '' };
}
