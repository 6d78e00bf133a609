import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterpartyDocument, DecisionView } from '../../api/types.ts';
import { rupees, rupeesSigned } from '../../format/money.ts';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { documentColumns } from '../counter-party/document-columns.tsx';
import { FlagMark, MatchChip, TheirAction } from '../counter-party/match-chips.tsx';
import { signedTax } from './signed-tax.ts';

/** What the portal shows, and beside it what is staged. */
export function ActionOf({
  row,
  decision,
}: {
  row: CounterpartyDocument;
  decision: DecisionView | undefined;
}) {
  const { t } = useTranslation();
  const reduction = useReduction(decision);
  return (
    <span>
      <TheirAction action={(row.action ?? 'N') as 'A' | 'R' | 'P' | 'N'} />
      {decision && decision.state !== 'confirmed' && (
        <span className="small" title={decision.says || undefined}>
          {' '}
          → {t(`purchase.flag.${decision.action}`)} · {t(`purchase.decision.${decision.state}`)}
        </span>
      )}
      {reduction && <span className="small"> · {reduction}</span>}
    </span>
  );
}

/** The credit that is given back, in words; null where nothing is declared. */
function useReduction(decision: DecisionView | undefined): string | null {
  const { t } = useTranslation();
  const reduction = decision?.reduction ?? null;
  if (reduction === null) return null;
  if (reduction === 'none') return t('bulk.declaredNone');
  const { igst, cgst, sgst, cess } = reduction;
  return t('bulk.declared', { amount: rupeesSigned(igst + cgst + sgst + cess) });
}

/** The columns of IMS. */
export function useImsColumns(
  decisions: ReadonlyMap<string, DecisionView>,
): readonly ListColumn<CounterpartyDocument>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const { number, date, party, gstin } = documentColumns<CounterpartyDocument>(t, 'purchase');
    return [
      number,
      date,
      party,
      { ...gstin, isExtra: true },
      {
        id: 'taxable',
        header: t('amount.taxableValue'),
        isNumber: true,
        width: 122,
        exported: written.money('taxableValue'),
        cell: (row) => rupees(row.taxableValue),
      },
      {
        id: 'tax',
        header: t('purchase.taxAmount'),
        isNumber: true,
        width: 110,
        cell: (row) => rupees(signedTax(row)),
      },
      {
        id: 'code',
        header: t('purchase.matchCode'),
        width: 108,
        exported: written.text('match.code'),
        cell: (row) => (row.match ? <MatchChip code={row.match.code} /> : '–'),
      },
      {
        id: 'recommended',
        header: t('gstr2.recommended'),
        width: 212,
        exported: written.text('match.action'),
        cell: (row) => (row.match ? <FlagMark {...row.match} /> : '–'),
      },
      {
        id: 'remarks',
        header: t('gstr2.remarks'),
        width: 140,
        isExtra: true,
        cell: (row) => decisions.get(row.identity)?.remarks ?? '',
      },
      {
        id: 'action',
        header: t('gstr2.action'),
        width: 216,
        isPinned: true,
        exported: written.text('action', t('gstr2.counts', { returnObjects: true })),
        cell: (row) => <ActionOf row={row} decision={decisions.get(row.identity)} />,
      },
    ];
  }, [t, decisions]);
}
