import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { purchaseGroupsAddress, purchaseGroupsQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { PurchaseGroup, PurchaseGrouping } from '../../api/types.ts';
import { shownState } from '../../format/state.ts';
import { type Group, GroupList } from '../../parts/group-list.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { SummaryFrame } from '../../parts/summary-frame.tsx';
import { WayTo } from '../../parts/way-to.tsx';

/** The summaries of what was bought. */
export const purchaseSummaries: readonly PurchaseGrouping[] = ['vendor', 'state', 'credit'];

const route = getRouteApi('/frame/gstr2/$g/$p/summary/$kind');

/** What was bought in a period by vendor, by State of supply, or by what its credit is for. */
export function PurchaseSummary() {
  const { t } = useTranslation();
  const { g, p, kind } = route.useParams();
  const navigate = route.useNavigate();
  const shown = purchaseSummaries.find((one) => one === kind);
  if (!shown) return <Navigate to="/gstr2/$g/$p" params={{ g, p }} search={{}} />;
  const of = { gstin: g, period: p };
  return (
    <SummaryFrame
      of={of}
      title={t(`gstr2.summary.${shown}`)}
      overview="/gstr2/$g/$p"
      kinds={purchaseSummaries.map((value) => ({ value, label: t(`gstr2.groupedBy.${value}`) }))}
      kind={shown}
      onChoose={(next) => void navigate({ params: (old) => ({ ...old, kind: next }), search: {} })}
    >
      <OfKind key={shown} of={of} kind={shown} />
    </SummaryFrame>
  );
}

interface OfKindProps {
  readonly of: ReturnRef;
  readonly kind: PurchaseGrouping;
}

function OfKind({ of, kind }: OfKindProps) {
  const { t } = useTranslation();
  const { data: rows, error, refetch } = useQuery(purchaseGroupsQuery(of, kind));
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!rows) return <Waiting rows={12} />;
  if (rows.length === 0)
    return (
      <Empty ways={<WayTo to={{ to: '/purchase/invoices', search: { ...of } }}>{t('purchase.title')}</WayTo>}>
        {t('gstr2.empty')}
      </Empty>
    );
  return <Groups of={of} kind={kind} rows={rows} />;
}

function Groups({ of, kind, rows }: OfKindProps & { readonly rows: readonly PurchaseGroup[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const title = t(`gstr2.summary.${kind}`);
  const drill = ({ key }: Group) => {
    if (!key || kind === 'credit') return null;
    const filter = kind === 'vendor' ? { find: key } : { pos: key };
    return () => void navigate({ to: '/purchase/invoices', search: { ...of, ...filter } });
  };
  return (
    <GroupList
      name={`purchase-summary-${kind}`}
      title={title}
      head={t(`gstr2.groupedBy.${kind}`)}
      rows={rows}
      nameOf={useGroupName(kind)}
      isNamedByKey={kind !== 'vendor'}
      drill={drill}
      address={purchaseGroupsAddress(of, kind)}
      fileName={`${title} ${of.gstin} ${of.period}`}
      {...(kind === 'vendor' && { gstinHead: t('purchase.supplierGstin') })}
    />
  );
}

function useGroupName(kind: PurchaseGrouping): (row: Group) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ key, label }) => {
      if (kind === 'state') return key ? shownState(key, i18n.language) : t('summaries.noState');
      if (kind === 'credit') return key ? t(`entry.eligible.${key as 'ip'}`) : t('gstr2.noCredit');
      return label ?? key ?? t('gstr2.noVendor');
    },
    [kind, t, i18n.language],
  );
}
