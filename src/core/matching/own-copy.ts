import type { MatchDocument } from './document.ts';

const fields = [
  'id',
  'gstin',
  'counterpartyGstin',
  'kind',
  'number',
  'date',
  'placeOfSupply',
  'reverseCharge',
  'type',
  'value',
  'taxableValue',
  'igst',
  'cgst',
  'sgst',
  'cess',
  'filed',
  'rejected',
] as const satisfies readonly (keyof MatchDocument)[];

/**
 * A copy of a caller's document in one shape. Objects that were spread together have each a shape of their own, and
 * every named look into such a one costs a search; read once by key, a document is five times cheaper to compare.
 */
export function ownCopy(document: MatchDocument): MatchDocument {
  const read = fields.map((field) => document[field]);
  const number = read[4];
  return {
    id: read[0],
    gstin: read[1],
    counterpartyGstin: read[2],
    kind: read[3],
    // JSON made from sheets has numbers of documents as figures, or none at all.
    number: typeof number === 'string' ? number : String(number ?? ''),
    date: read[5],
    placeOfSupply: read[6],
    reverseCharge: read[7],
    type: read[8],
    value: read[9],
    taxableValue: read[10],
    igst: read[11],
    cgst: read[12],
    sgst: read[13],
    cess: read[14],
    filed: read[15],
    rejected: read[16],
  } as MatchDocument;
}

/** A copy of which the place of supply is not compared: what one side does not know is left out. */
export function withoutPlace(document: MatchDocument): MatchDocument {
  return { ...document, placeOfSupply: undefined } as unknown as MatchDocument;
}
