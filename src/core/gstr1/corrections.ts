import type { Finding } from '../finding.ts';
import { financialYearOf } from '../return-period.ts';
import { fixedFieldInWords, unamendableFields } from './amendment-record.ts';
import type { Gstr1Record } from './record.ts';
import { placeOfRecord, tableOf } from './records.ts';

/** Records of a GSTR-1A that may be sent, and what is wrong with the others. */
export interface CheckedCorrections {
  readonly records: readonly Gstr1Record[];
  readonly findings: readonly Finding[];
}

/**
 * Tests the records of a GSTR-1A against the filed GSTR-1 of the same period: its amendment tables correct what was
 * filed, its other tables add what was missed. A recipient cannot be changed here (Notification 12/2024 Central Tax).
 */
export function checkCorrections(
  records: readonly Gstr1Record[],
  filed: readonly Gstr1Record[],
): CheckedCorrections {
  const byNumber = new Map(filed.map((record) => [numberOf(record, 'own'), record]));
  const findings: Finding[] = [];
  const sound = records.filter((record) => {
    const finding = faultOf(record, byNumber);
    if (finding) findings.push(finding);
    return finding?.severity !== 'error';
  });
  return { records: sound, findings };
}

function faultOf(record: Gstr1Record, filed: ReadonlyMap<string, Gstr1Record>): Finding | null {
  if (record.documentNumber === null) return null;
  const amends = tableOf(record).amends !== undefined;
  const original = filed.get(numberOf(record, amends ? 'original' : 'own'));
  const number = amends ? String(record.rows[0]?.['originalNumber']) : record.documentNumber;
  if (!amends) return original ? alreadyFiled(record, number) : null;
  if (!original) return notFiled(record, number);
  const [changed] = unamendableFields(original, record, 'GSTR1A');
  return changed === undefined ? null : fixedField(record, { number, changed });
}

/** Section, number and year: of the document itself, or of the one it amends. */
function numberOf(
  { section, documentNumber, documentDate, rows }: Gstr1Record,
  which: 'own' | 'original',
): string {
  const [first] = rows;
  const number = which === 'own' ? documentNumber : first?.['originalNumber'];
  const date = which === 'own' ? documentDate : first?.['originalDate'];
  const family = which === 'own' ? section : section.slice(0, -1);
  return `${family}|${String(number).toUpperCase()}|${financialYearOf(String(date))}`;
}

const source = 'Notification 12/2024 Central Tax';

function alreadyFiled(record: Gstr1Record, number: string): Finding {
  return {
    code: 'CORRECTION-ALREADY-FILED',
    severity: 'error',
    says: `"${number}" is in the filed GSTR-1 of this period already. To correct it, report it in the amendment table (9A or 9C).`,
    ...placeOfRecord(record),
    value: number,
    portalCode: 'RET191111',
    source,
  };
}

function notFiled(record: Gstr1Record, number: string): Finding {
  return {
    code: 'CORRECTION-OF-NOTHING',
    severity: 'error',
    says: `"${number}" is not in the filed GSTR-1 of this period. Correct the original number and date, or report the document in its own table.`,
    ...placeOfRecord(record),
    value: number,
    portalCode: tableOf(record).amends?.startsWith('cdn') ? 'RET191159' : 'RET191124',
    source,
  };
}

function fixedField(
  record: Gstr1Record,
  { number, changed }: { readonly number: string; readonly changed: string },
): Finding {
  const remedy =
    changed === 'recipientGstin'
      ? 'Restore the GSTIN of the recipient here; correct it in the GSTR-1 of a later period.'
      : 'Restore it as it was filed.';
  return {
    code: 'CORRECTION-FIXED-FIELD',
    severity: 'error',
    says: `The correction of "${number}" changes ${fixedFieldInWords(changed)}, which GSTR-1A does not allow. ${remedy}`,
    ...placeOfRecord(record),
    value: record.rows[0]?.[changed] ?? null,
    ...(changed === 'recipientGstin' ? { portalCode: 'RET191119' } : {}),
    source,
  };
}
