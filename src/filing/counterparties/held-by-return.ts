import { type HeldDocument, type InwardDocument, inwardDirection } from '../../core/index.ts';
import type { Books, ReturnKey } from '../needs/store.ts';
import { answersOfReturn } from './answers-of-return.ts';
import { bestOf, inwardKinds } from './inward-kinds.ts';

/** Sections of GSTR-2 that hold the documents of a section of GSTR-2A. */
const sections: Readonly<Record<string, string>> = { b2b: 'b2b', cdnr: 'cdn' };

/**
 * What a GSTR-2 is to hold on the portal: the documents that are saved, and those of suppliers that are accepted. An
 * answer takes the place of what was saved of the same document; what is rejected, pending or waits for its supplier
 * counts for nothing.
 */
export async function heldByReturn(
  books: Books,
  key: ReturnKey,
  states: Parameters<Books['records']>[1],
): Promise<readonly HeldDocument[]> {
  const held = new Map<string, HeldDocument>(
    (await books.records(key, states)).map(({ record }) => [record.key, record]),
  );
  const answers = await answersOfReturn(books, key);
  if (answers.length === 0) return [...held.values()];
  const reported = new Map(
    bestOf(await books.counterparties.documents(key.gstin, inwardKinds)).map((one) => [one.identity, one]),
  );
  for (const { identity, row } of answers) {
    const document = reported.get(identity)?.document;
    const section = document && sections[document.section];
    if (!document || !section || (row.action !== 'A' && row.action !== 'R')) continue;
    const place = `${section}|${document.counterpartyGstin}|${document.number.toUpperCase()}`;
    if (row.action === 'A') held.set(place, { section, amounts: signed(document) });
    else held.delete(place);
  }
  return [...held.values()];
}

function signed(document: InwardDocument): HeldDocument['amounts'] {
  const { value, amounts } = document;
  const { taxableValue, igst, cgst, sgst, cess } = amounts;
  const sign = inwardDirection(document);
  const paise = (amount: number): number => (amount === 0 ? 0 : sign * amount);
  return {
    value: paise(value ?? taxableValue + igst + cgst + sgst + cess),
    taxableValue: paise(taxableValue),
    igst: paise(igst),
    cgst: paise(cgst),
    sgst: paise(sgst),
    cess: paise(cess),
  };
}
