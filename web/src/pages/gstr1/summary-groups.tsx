import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { summaryAddress } from '../../api/overview-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { SummaryGroup, SummaryKind } from '../../api/types.ts';
import { shownState } from '../../format/state.ts';
import { type Group, GroupList } from '../../parts/group-list.tsx';

interface SummaryGroupsProps {
  readonly of: ReturnRef;
  readonly kind: SummaryKind;
  readonly rows: readonly SummaryGroup[];
}

/** One line for each customer, State or table of what was sold. */
export function SummaryGroups({ of, kind, rows }: SummaryGroupsProps) {
  const { t } = useTranslation();
  const title = t(`summaries.kind.${kind}`);
  return (
    <GroupList
      name={`summary-${kind}`}
      title={title}
      head={t(`summaries.head.${kind}`)}
      rows={rows}
      nameOf={useGroupName(kind)}
      isNamedByKey={kind === 'state'}
      drill={useDrill(of, kind)}
      address={summaryAddress(of, kind)}
      fileName={`${title} ${of.gstin} ${of.period}`}
      {...(kind === 'customer' && { gstinHead: t('sale.gstin') })}
    />
  );
}

function useGroupName(kind: SummaryKind): (row: Group) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ key, label }) => {
      if (kind === 'state') return key ? shownState(key, i18n.language) : t('summaries.noState');
      if (kind === 'customer') return key ? (label ?? key) : t('summaries.unregistered');
      return label ?? key ?? '';
    },
    [kind, t, i18n.language],
  );
}

/** Where a row leads; null for what no single list shows. */
function useDrill(of: ReturnRef, kind: SummaryKind): (row: Group) => (() => void) | null {
  const navigate = useNavigate();
  return ({ key }) => {
    if (!key) return null;
    if (kind === 'liability') {
      const params = { g: of.gstin, p: of.period, t: key };
      return () => void navigate({ to: '/gstr1/$g/$p/tables/$t', params, search: {} });
    }
    const filter = kind === 'customer' ? { find: key } : { pos: key };
    return () => void navigate({ to: '/sale/invoices', search: { ...of, ...filter } });
  };
}
