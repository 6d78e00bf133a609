import type { InwardDocument } from './inward-document.ts';

/** Marks the documents that an amendment in the same statement takes the place of; both stay in the list. */
export function markReplaced(documents: readonly InwardDocument[]): readonly InwardDocument[] {
  const amendments = documents.filter(
    ({ originalNumber, isAmended }) => originalNumber !== undefined || isAmended,
  );
  if (amendments.length === 0) return documents;
  const byName = new Map<string, InwardDocument[]>();
  for (const document of documents) {
    const name = nameOf(document, document.number, document.date);
    const namesakes = byName.get(name);
    if (namesakes) namesakes.push(document);
    else byName.set(name, [document]);
  }
  const replacedBy = new Map<InwardDocument, string>();
  for (const amendment of amendments) {
    const { originalNumber = amendment.number, originalDate = amendment.date } = amendment;
    const original = byName
      .get(nameOf(amendment, originalNumber, originalDate))
      ?.find(
        (candidate) =>
          candidate !== amendment && precedes(candidate, amendment) && !replacedBy.has(candidate),
      );
    if (original) replacedBy.set(original, amendment.id);
  }
  return documents.map((document) => {
    const by = replacedBy.get(document);
    return by === undefined ? document : { ...document, replacedBy: by };
  });
}

/** An amendment keeps the party and the class of document; a note never amends an invoice (section 34). */
function nameOf(document: InwardDocument, number: string, date: string): string {
  const { kind, counterpartyGstin, portCode = '' } = document;
  const kindClass = kind.startsWith('isd') ? 'isd' : kind.endsWith('note') ? 'note' : kind;
  return [kindClass, counterpartyGstin, portCode, number.toUpperCase(), date].join('|');
}

/** Two amendments under one name would otherwise replace each other in a circle. */
function precedes(original: InwardDocument, amendment: InwardDocument): boolean {
  const isSame = original.number === amendment.number && original.date === amendment.date;
  return !isSame || (original.originalNumber === undefined && !original.isAmended);
}
