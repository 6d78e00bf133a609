import type { i18n, TFunction } from 'i18next';
import type { MatchView } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees, rupeesSigned } from '../../format/money.ts';
import { shownState } from '../../format/state.ts';

type Side = NonNullable<MatchView['ours']>;

/** A particular of both documents as words, and how it compares; null where one side has no document. */
export interface ComparedField {
  readonly name: string;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly says: string | null;
}

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const;

/** The particulars of a matched pair, field by field; what is unequal says so in words. */
export function comparedFields(
  { ours, theirs }: MatchView,
  { t, i18n }: { readonly t: TFunction; readonly i18n: i18n },
): readonly ComparedField[] {
  const words: readonly (readonly [string, (side: Side) => string])[] = [
    [t('gstr2.view.number'), ({ number }) => number],
    [t('gstr2.view.date'), ({ date }) => shownDate(date) ?? ''],
    [t('sale.pos'), ({ placeOfSupply }) => shownState(placeOfSupply, i18n.language) ?? ''],
    [
      t('gstr2.view.reverseCharge'),
      ({ reverseCharge }) => t(reverseCharge ? 'gstr2.view.yes' : 'gstr2.view.no'),
    ],
    [t('gstr2.view.type'), ({ type }) => type ?? ''],
  ];
  return [
    ...words.map(([name, of]): ComparedField => {
      const [a, b] = [ours && of(ours), theirs && of(theirs)];
      const isKnown = Boolean(a) && Boolean(b);
      const says = isKnown && a !== b ? t('gstr2.view.differs', { ours: a ?? '', theirs: b ?? '' }) : null;
      return { name, ours: a, theirs: b, says };
    }),
    ...amounts.map((name): ComparedField => {
      const [a, b] = [ours?.[name] ?? null, theirs?.[name] ?? null];
      return {
        name: t(`amount.${name}`),
        ours: a === null ? null : rupees(a),
        theirs: b === null ? null : rupees(b),
        says: a === null || b === null || a === b ? null : apart(a, b, t),
      };
    }),
  ];
}

function apart(a: number, b: number, t: TFunction): string {
  const facts = { ours: rupeesSigned(a), theirs: rupeesSigned(b), by: rupeesSigned(Math.abs(a - b)) };
  return a < b ? t('gstr2.view.lower', facts) : t('gstr2.view.higher', facts);
}
