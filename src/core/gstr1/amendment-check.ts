import type { Finding } from '../finding.ts';
import { lastDayToAmend } from '../return-calendar.ts';
import { lastDayOf } from '../return-period.ts';
import { type Correction, fixedFieldInWords, unamendableFields } from './amendment-record.ts';
import { changedFields } from './delta.ts';
import { placeOfRecord } from './records.ts';
import type { Filer } from './table.ts';

const day = (isoDate: string): string => isoDate.split('-').reverse().join('-');

type Test = (correction: Correction, filer: Filer) => Omit<Finding, 'sheet' | 'row'> | null;

const inLaterPeriod: Test = ({ filedIn }, { returnPeriod, form }) =>
  form === 'GSTR1A' || filedIn < returnPeriod
    ? null
    : {
        code: 'AMENDMENT-OF-SAME-PERIOD',
        severity: 'error',
        says: `What was filed in ${day(filedIn)} is amended in a later return, not in that of ${day(returnPeriod)}. Choose a later return period.`,
        value: day(filedIn),
        portalCode: 'RET191198',
        source: 'Section 39(9) CGST Act',
      };

const inTime: Test = ({ filed, filedIn }, { today }) => {
  const last = lastDayToAmend(filed.documentDate ?? filedIn);
  if (today <= last) return null;
  return {
    code: 'AMENDMENT-LATE',
    severity: 'error',
    says: `${nameOf(filed)} could be amended up to ${day(last)}, or the annual return when that was earlier. Adjust it outside GSTR-1, with your adviser.`,
    value: day(last),
    source: 'Section 37(3) CGST Act',
  };
};

const keepsFixedFields: Test = ({ filed, changed }, { form }) => {
  const [field] = unamendableFields(filed, changed, form);
  if (field === undefined) return null;
  return {
    code: 'AMENDMENT-FIXED-FIELD',
    severity: 'error',
    says: `The amendment of ${nameOf(filed)} changes ${fixedFieldInWords(field)}, which an amendment cannot. Restore it as it was filed; take the document to nil and report it anew if it was wrong.`,
    value: changed.rows[0]?.[field] ?? null,
    portalCode: 'RET191199',
    source: 'Form GSTR-1, tables 9A, 9C and 10',
  };
};

const keepsRecipient: Test = ({ filed, changed }, { form }) =>
  form === 'GSTR1A' || filed.counterpartyGstin === changed.counterpartyGstin
    ? null
    : {
        code: 'AMENDMENT-RECIPIENT',
        severity: 'warning',
        says: `The recipient of ${nameOf(filed)} changes from ${filed.counterpartyGstin} to ${changed.counterpartyGstin}. Check both; the portal may refuse it, and both see the change.`,
        value: changed.counterpartyGstin,
        portalCode: 'RET191119',
        source: 'Form GSTR-1, tables 9A and 9C',
      };

const datedInOriginalPeriod: Test = ({ changed, filedIn }) =>
  changed.documentDate === null || changed.documentDate <= lastDayOf(filedIn)
    ? null
    : {
        code: 'REVISED-DATE',
        severity: 'error',
        says: `The revised date ${day(changed.documentDate)} is after ${day(lastDayOf(filedIn))}, the end of the period in which the document was reported. Choose a date up to then.`,
        value: day(changed.documentDate),
        portalCode: 'RET191120',
        source: 'Form GSTR-1, tables 9A and 9C',
      };

const changesSomething: Test = ({ filed, changed }) =>
  filed.key === changed.key && changedFields(filed, changed).length === 0
    ? {
        code: 'AMENDMENT-OF-NOTHING',
        severity: 'error',
        says: `${nameOf(filed)} reads exactly as it was filed. Change what was wrong, or leave it.`,
        value: filed.documentNumber,
        source: 'Section 39(9) CGST Act',
      }
    : null;

const nameOf = ({ documentNumber, key }: Correction['filed']): string => `"${documentNumber ?? key}"`;

const tests = [
  inLaterPeriod,
  inTime,
  keepsFixedFields,
  keepsRecipient,
  datedInOriginalPeriod,
  changesSomething,
];

/** What stands against amending a filed record in the filer's return: errors forbid it, warnings ask for a look. */
export function checkAmendment(correction: Correction, filer: Filer): readonly Finding[] {
  return tests.flatMap((test) => {
    const finding = test(correction, filer);
    return finding ? [{ ...finding, ...placeOfRecord(correction.changed) }] : [];
  });
}
