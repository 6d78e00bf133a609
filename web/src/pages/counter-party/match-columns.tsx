import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionView, ListedMatch, MatchSide } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { documentColumns } from './document-columns.tsx';
import { FlagChip, MatchChip } from './match-chips.tsx';

/** The columns of a matching; who looks after a document is one to choose. */
export function useMatchColumns(
  side: MatchSide,
  decisions: ReadonlyMap<string, DecisionView>,
): readonly ListColumn<ListedMatch>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const { number, date, party, gstin } = documentColumns<ListedMatch>(t, side);
    return [
      {
        id: 'code',
        header: t('purchase.matchCode'),
        width: 108,
        exported: written.text('code'),
        cell: (row) => <MatchChip code={row.code} />,
      },
      number,
      date,
      party,
      { ...gstin, isExtra: true },
      amount('ours', t('purchase.oursTaxable'), 'ourSum.taxableValue', (row) => row.ourSum?.taxableValue),
      amount(
        'theirs',
        t('purchase.theirsTaxable'),
        'theirSum.taxableValue',
        (row) => row.theirSum?.taxableValue,
      ),
      { ...amount('ourTax', t('purchase.oursTax'), 'ourSum.tax', (row) => row.ourSum?.tax), isExtra: true },
      {
        ...amount('theirTax', t('purchase.theirsTax'), 'theirSum.tax', (row) => row.theirSum?.tax),
        isExtra: true,
      },
      {
        id: 'why',
        header: t('app.why'),
        width: 184,
        exported: written.text('reasons.0.says'),
        cell: (row) => <span title={row.reasons[0]?.says}>{row.reasons[0]?.says}</span>,
      },
      {
        id: 'owner',
        header: t('matching.owner'),
        width: 200,
        isExtra: true,
        exported: written.text('owner'),
        cell: ({ owner, comments }) =>
          [owner, comments > 0 && t('matching.comments', { count: comments })].filter(Boolean).join(' · ') ||
          '–',
      },
      {
        id: 'flag',
        header: t('purchase.actionFlag'),
        width: 222,
        isPinned: true,
        exported: written.text('action'),
        cell: (row) => <FlagChip row={row} decision={decisions.get(row.identity ?? '')} />,
      },
    ];
  }, [t, side, decisions]);
}

function amount(
  id: string,
  header: string,
  field: string,
  of: (row: ListedMatch) => number | undefined,
): ListColumn<ListedMatch> {
  return {
    id,
    header,
    exported: written.money(field),
    width: 118,
    isNumber: true,
    cell: (row) => {
      const paise = of(row);
      return paise === undefined ? '–' : rupees(paise);
    },
  };
}
