import { type InwardAmounts, type InwardDocument, inwardDirection } from './inward-document.ts';

/** One particular that differs between two generations of a document; amounts in paise. */
export interface ChangedParticular {
  readonly field:
    | 'date'
    | 'placeOfSupply'
    | 'reverseCharge'
    | 'value'
    | keyof InwardAmounts
    | 'credit'
    | 'action'
    | 'rejected';
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** A document that is not the same in both generations of a statement; what one has not is null. */
export interface ChangedDocument {
  readonly change: 'added' | 'changed' | 'gone';
  readonly before: InwardDocument | null;
  readonly after: InwardDocument | null;
  /** What differs, of documents that both have. */
  readonly fields: readonly ChangedParticular[];
}

/** What a later generation of a statement has otherwise than an earlier one: changed, added, gone, each by supplier and number. */
export function compareStatements(
  earlier: readonly InwardDocument[],
  later: readonly InwardDocument[],
): readonly ChangedDocument[] {
  const before = new Map(earlier.map((document) => [nameOf(document), document]));
  const after = new Map(later.map((document) => [nameOf(document), document]));
  const changes: ChangedDocument[] = [];
  for (const [name, document] of after) {
    const was = before.get(name) ?? null;
    const fields = was ? changedFields(was, document) : [];
    if (!was) changes.push({ change: 'added', before: null, after: document, fields });
    else if (fields.length > 0) changes.push({ change: 'changed', before: was, after: document, fields });
  }
  for (const [name, document] of before)
    if (!after.has(name)) changes.push({ change: 'gone', before: document, after: null, fields: [] });
  return changes.sort(byParty);
}

/** Amendments stand beside what they amend, so the section is a part of the name; the rest of the id is the document. */
const nameOf = ({ id }: InwardDocument): string => id;

const fieldsOf = (
  document: InwardDocument,
): Readonly<Record<ChangedParticular['field'], ChangedParticular['before']>> => {
  const sign = inwardDirection(document);
  const signed = (paise: number): number => (paise === 0 ? 0 : sign * paise);
  const { taxableValue, igst, cgst, sgst, cess } = document.amounts;
  return {
    date: document.date,
    placeOfSupply: document.placeOfSupply ?? null,
    reverseCharge: document.reverseCharge ? 'Y' : 'N',
    value: document.value === undefined ? null : signed(document.value),
    taxableValue: signed(taxableValue),
    igst: signed(igst),
    cgst: signed(cgst),
    sgst: signed(sgst),
    cess: signed(cess),
    credit: document.itcAvailability ?? null,
    action: document.action ?? null,
    rejected: document.isRejected ? 'Y' : 'N',
  };
};

function changedFields(before: InwardDocument, after: InwardDocument): readonly ChangedParticular[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return (Object.keys(was) as ChangedParticular['field'][]).flatMap((field) =>
    was[field] === is[field] ? [] : [{ field, before: was[field], after: is[field] }],
  );
}

function byParty(a: ChangedDocument, b: ChangedDocument): number {
  const key = ({ before, after }: ChangedDocument): string => {
    const document = after ?? before;
    return `${document?.counterpartyGstin}|${document?.number}|${document?.id}`;
  };
  return key(a) < key(b) ? -1 : 1;
}
