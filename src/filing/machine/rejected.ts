import { purchaseKeysOfWire, type ReturnForm, recordKeysOfWire } from '../../core/index.ts';
import type { RejectedRecord } from '../needs/portal.ts';
import type { Step } from '../needs/store.ts';

/** A record the portal did not take, in the portal's words. */
export interface RecordError {
  readonly recordKey: string;
  readonly code: string;
  readonly message: string;
}

/** Stands in `rejected` of a step that was refused as a whole: not one record is at fault but the request. */
const wholeRequest = '*';

/** The refusal of a whole step, as it is kept. */
export function refusalOfStep(code: string, message: string): RejectedRecord {
  return { section: wholeRequest, code, message, record: null };
}

/**
 * The records of a step that an error report speaks of. What cannot be told from the report falls on all records of
 * its section in the step: better shown as refused, and sent again, than thought saved.
 */
export function recordErrors(
  step: Pick<Step, 'recordKeys'>,
  rejected: readonly RejectedRecord[],
  form: ReturnForm = 'GSTR1',
): readonly RecordError[] {
  const sent = new Map(step.recordKeys.map((key) => [key.toUpperCase(), key]));
  const errors = new Map<string, RecordError>();
  for (const { section, code, message, record } of rejected) {
    if (section === wholeRequest) continue;
    const known = keysOf(form, section, record).flatMap((key) => sent.get(key.toUpperCase()) ?? []);
    const keys = known.length > 0 ? known : step.recordKeys.filter((key) => isOfSection(key, section));
    for (const recordKey of keys)
      if (!errors.has(recordKey)) errors.set(recordKey, { recordKey, code, message });
  }
  return [...errors.values()];
}

const keysOf = (form: ReturnForm, section: string, record: unknown): readonly string[] =>
  form === 'GSTR2' ? purchaseKeysOfWire(section, record) : recordKeysOfWire(section, record);

/** A record's key begins with its table: the section, or a part of it (`hsn_b2b`, `ecom.b2b`). */
function isOfSection(recordKey: string, section: string): boolean {
  const table = recordKey.slice(0, recordKey.indexOf('|'));
  return table === section || table.startsWith(`${section}_`) || table.startsWith(`${section}.`);
}
