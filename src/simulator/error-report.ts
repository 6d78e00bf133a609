import { messageOf } from './errors.ts';
import type { ReturnRecord } from './records.ts';
import type { Fault } from './rules/context.ts';
import { sectionShape } from './section-table.ts';

type Wire = Record<string, unknown>;

/** A record that was not taken, and why. */
export interface RejectedRecord {
  readonly record: ReturnRecord;
  readonly fault: Fault;
}

/**
 * The error report of a save that was processed with errors: the sections as sent, each entry with the code and
 * text beside its key fields. One entry per document, or with `byParty` one per party and code.
 */
export function errorReport(rejected: readonly RejectedRecord[], byParty: boolean): object {
  const report: Wire = {};
  const entries = new Map<string, Wire>();
  for (const each of rejected) addEntry(report, each, byParty ? entries : undefined);
  return report;
}

function addEntry(
  report: Wire,
  { record, fault }: RejectedRecord,
  parties: Map<string, Wire> | undefined,
): void {
  const shape = sectionShape(record.section);
  const error = errorOf(fault);
  if (shape.list !== undefined) {
    const place = `${record.section}|${JSON.stringify(record.group)}|${error.error_cd}`;
    const known = parties?.get(place);
    if (known !== undefined) {
      (known[shape.list] as unknown[]).push(record.row);
      return;
    }
    const entry: Wire = { ...record.group, ...error, [shape.list]: [record.row] };
    parties?.set(place, entry);
    listOf(report, shape.key, shape.member).push(entry);
    return;
  }
  if (shape.key === 'nil' || shape.key === 'doc_issue') blockEntry(report, record, error);
  else if (shape.key === 'hsn')
    listOf(report, 'hsn').push({ [shape.member ?? 'data']: [record.row], ...error });
  else listOf(report, shape.key, shape.member).push({ ...record.row, ...error });
}

/** Tables 8 and 13 are one object: its bad rows, with the first fault. */
function blockEntry(report: Wire, record: ReturnRecord, error: object): void {
  const { key, member = '' } = sectionShape(record.section);
  const before = report[key] as Wire | undefined;
  if (before === undefined) report[key] = { [member]: [record.row], ...error };
  else (before[member] as unknown[]).push(record.row);
}

function listOf(report: Wire, key: string, member?: string): unknown[] {
  if (member === undefined) {
    const list = (report[key] ?? []) as unknown[];
    report[key] = list;
    return list;
  }
  const section = (report[key] ?? {}) as Wire;
  report[key] = section;
  return listOf(section, member);
}

/** Code and text of a fault under the wire's names. */
export function errorOf(fault: Fault): { readonly error_cd: string; readonly error_msg: string } {
  if (typeof fault === 'string') return { error_cd: fault, error_msg: messageOf(fault) };
  return { error_cd: fault[0], error_msg: fault[1] };
}
