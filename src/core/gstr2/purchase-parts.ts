import type { Gstr1Record } from '../gstr1/record.ts';
import { type Gstr2Payload, gstr2Deletions, gstr2Payload } from './gstr2-payload.ts';
import { purchaseOfRecord } from './purchase-record.ts';
import type { Buyer } from './purchase-table.ts';

/** Documents that one save carries: some 500 kB, well within what the portal takes. */
const mostInOnePart = 1000;

/** A part of a save of GSTR-2, with the keys of the records in it. */
export interface PurchasePart {
  readonly payload: Gstr2Payload;
  readonly recordKeys: readonly string[];
}

/** Records of GSTR-2 in parts that are saved, or deleted, one after the other. */
export function purchaseParts(
  buyer: Buyer,
  records: readonly Gstr1Record[],
  { deletes = false }: { readonly deletes?: boolean } = {},
): readonly PurchasePart[] {
  return Array.from({ length: Math.ceil(records.length / mostInOnePart) }, (_, part) => {
    const own = records.slice(part * mostInOnePart, (part + 1) * mostInOnePart);
    const documents = own.map(purchaseOfRecord);
    const payload = deletes
      ? gstr2Deletions(buyer, documents)
      : gstr2Payload(
          buyer,
          documents.map((document) => ({ document })),
        );
    return { payload, recordKeys: own.map(({ key }) => key) };
  });
}
