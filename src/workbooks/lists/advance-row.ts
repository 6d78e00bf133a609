import type { AdvanceRow, Told } from '../../core/index.ts';
import { readAmount } from '../registers/read-amount.ts';
import { listFields } from './list-fields.ts';
import type { ListRow } from './list-row.ts';

const kinds = [
  [
    /^(|advance|receipt|payment|voucher|(receipt|payment) voucher|advance (receipt|received|payment|paid))$/i,
    'voucher',
  ],
  [/^(refund|refund voucher|advance refund)$/i, 'refund'],
  [/^(adjustment|adjusted|advance adjustment|advance adjusted)$/i, 'adjustment'],
] as const;

/** One rate of an advance, of a refund or of an adjustment as a row tells it; undefined with findings where it cannot be read. */
export function readAdvance(row: ListRow): Told<AdvanceRow> | undefined {
  const kind = kindOf(row);
  for (const field of [
    'number',
    'date',
    'rate',
    'amount',
    ...(kind === 'voucher' ? [] : ['ofNumber', 'ofDate']),
  ])
    if (row.text(field) === '') row.find(blank(titleOf(row, field)), field);
  const date = row.day('date') ?? '';
  const rate = row.percent('rate') ?? 0;
  const amount = amountOf(row, 'amount');
  const cess = amountOf(row, 'cess');
  const share = row.percent('share') ?? 100;
  const gstin = row.text('gstin').toUpperCase();
  const registered = gstin === '' || gstin === 'URP' ? null : gstin;
  const placeOfSupply = row.state('placeOfSupply', registered);
  if (placeOfSupply === '') row.find(blank(titleOf(row, 'placeOfSupply')), 'placeOfSupply');
  const ofDate = row.day('ofDate') ?? '';
  if (row.hasErrors()) return undefined;
  const content: AdvanceRow = {
    kind,
    number: row.text('number'),
    date,
    party: row.text('party'),
    gstin: registered,
    placeOfSupply,
    rate,
    amount,
    cess,
    isReduced: share === 65,
    ...(kind === 'voucher' ? {} : { adjusts: { number: row.text('ofNumber'), date: ofDate } }),
  };
  return { content, filled: row.filled() };
}

function kindOf(row: ListRow): AdvanceRow['kind'] {
  const text = row.text('kind');
  const found = kinds.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  row.find(
    {
      code: 'CHOICE',
      severity: 'error',
      says: `"${text}" is no type of voucher. Write one of: Advance · Refund · Adjustment.`,
    },
    'kind',
  );
  return 'voucher';
}

/** Paise; 0 when blank, or when it is no amount or below zero, which is found then. */
function amountOf(row: ListRow, field: 'amount' | 'cess'): number {
  const text = row.text(field);
  const amount = text === '' ? 0 : readAmount(text);
  if (amount === null || amount === undefined) {
    row.find(
      {
        code: 'AMOUNT-FORM',
        severity: 'error',
        says: `"${text}" is not an amount. Write digits and a point, like 118000.50.`,
      },
      field,
    );
    return 0;
  }
  if (amount < 0) {
    row.find(
      {
        code: 'AMOUNT-NEGATIVE',
        severity: 'error',
        says: `"${text}" is negative. Enter what is paid back as a refund, with a positive amount.`,
      },
      field,
    );
  }
  return amount;
}

/** The header of the column, or as it stands in the template. */
function titleOf(row: ListRow, field: string): string {
  return row.headerOf(field) ?? listFields['advances-received'][field]?.title ?? field;
}

function blank(title: string) {
  return {
    code: 'CELL-BLANK',
    severity: 'error',
    says: `${title} is blank. Fill it in; the document cannot do without it.`,
  } as const;
}
