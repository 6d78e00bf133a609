import type { ToldAt } from '../masters/told-masters.ts';
import { taxOn } from '../money.ts';
import type { PurchaseItem, TypedPurchase } from './purchase.ts';
import type { SaleEntry } from './sale-entry.ts';
import type { DocumentName } from './supply.ts';

/** What one row of a file says of an advance: one rate of a voucher, of its refund or of an adjustment; paise. */
export interface AdvanceRow {
  readonly kind: 'voucher' | 'refund' | 'adjustment';
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly party: string;
  readonly gstin: string | null;
  /** Two digits of the State; 96 outside India. */
  readonly placeOfSupply: string;
  /** Percent. */
  readonly rate: number;
  /** Without tax. */
  readonly amount: number;
  readonly cess: number;
  /** 65 % of the rate applies. */
  readonly isReduced: boolean;
  /** Of refunds and adjustments: the voucher they pay back or take up. */
  readonly adjusts?: DocumentName;
}

/** A document that rows of a file tell of, with the rows. */
export interface ToldAdvance {
  readonly head: AdvanceRow;
  readonly rows: readonly ToldAt<AdvanceRow>[];
}

/** Joins the rows of one document, vouchers first: what takes one up finds it then, wherever it stands in the file. */
export function toldAdvances(rows: readonly ToldAt<AdvanceRow>[]): readonly ToldAdvance[] {
  const documents = new Map<string, ToldAt<AdvanceRow>[]>();
  for (const row of rows) {
    const { kind, number, date, adjusts } = row.content;
    const key = [kind, number.toUpperCase(), date, adjusts?.number.toUpperCase() ?? ''].join('|');
    documents.set(key, [...(documents.get(key) ?? []), row]);
  }
  const told = [...documents.values()].flatMap((of) => (of[0] ? [{ head: of[0].content, rows: of }] : []));
  return [
    ...told.filter(({ head }) => head.kind === 'voucher'),
    ...told.filter(({ head }) => head.kind !== 'voucher'),
  ];
}

/** An advance received as the books of sales keep it. */
export function advanceReceived({ head, rows }: ToldAdvance): SaleEntry {
  const { kind, number, date, party, gstin, placeOfSupply, isReduced, adjusts } = head;
  const name = party === '' ? {} : { name: party };
  return {
    kind: (
      { voucher: 'advance-receipt', refund: 'advance-refund', adjustment: 'advance-adjustment' } as const
    )[kind],
    number,
    date,
    placeOfSupply,
    recipient: gstin
      ? { kind: 'registered', gstin, ...name }
      : { kind: placeOfSupply === '96' ? 'overseas' : 'unregistered', ...name },
    lines: rows.map(({ content: { rate, amount, cess } }) => ({
      taxability: 'taxable',
      rate,
      taxableValue: amount,
      ...(cess === 0 ? {} : { cess }),
    })),
    ...(isReduced ? { differentialRate: 0.65 as const } : {}),
    ...(adjusts ? { adjusts } : {}),
  };
}

/** An advance paid as the books of purchases keep it; `own` is the State of the registration that paid it. */
export function advancePaid({ head, rows }: ToldAdvance, own: string): TypedPurchase {
  const { kind, number, date, party, gstin, placeOfSupply, adjusts } = head;
  const seller = gstin?.slice(0, 2) ?? (placeOfSupply === '96' ? '96' : own);
  const isWithin = seller === placeOfSupply && seller !== '96';
  return {
    kind: ({ voucher: 'advance', refund: 'advance-refund', adjustment: 'advance-adjustment' } as const)[kind],
    number,
    date,
    placeOfSupply,
    supplyType: isWithin ? 'INTRA' : 'INTER',
    ...(gstin ? { supplierGstin: gstin } : {}),
    ...(party === '' ? {} : { supplierName: party }),
    items: rows.map(({ content }) => paidItem(content, isWithin)),
    ...(adjusts ? { adjusts } : {}),
  };
}

function paidItem({ rate, amount, cess }: AdvanceRow, isWithin: boolean): PurchaseItem {
  const half = isWithin ? taxOn(amount, rate, 50) : 0;
  const igst = isWithin ? 0 : taxOn(amount, rate, 100);
  return { rate, taxableValue: amount, igst, cgst: half, sgst: half, cess };
}
