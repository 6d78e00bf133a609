import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { summaryQuery } from '../../api/overview-queries.ts';
import { type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import type { SummaryKind } from '../../api/types.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { SummaryFrame } from '../../parts/summary-frame.tsx';
import { Comparison } from '../gstr1-sync/comparison.tsx';
import { NoBooks } from './no-books.tsx';
import { SectionLines } from './section-lines.tsx';
import { SummaryGroups } from './summary-groups.tsx';
import { type SummaryPageKind, summaryKinds } from './summary-links.tsx';

const route = getRouteApi('/frame/gstr1/$g/$p/summary/$kind');

/** The sums of a return: by table beside GSTN's, by customer, State and HSN, of documents issued, and the tax liability. */
export function Summaries() {
  const { t } = useTranslation();
  const { g, p, kind } = route.useParams();
  const navigate = route.useNavigate();
  const shown = summaryKinds.find((one) => one === kind);
  if (!shown) return <Navigate to="/gstr1/$g/$p" params={{ g, p }} search={{}} />;
  const of = { gstin: g, period: p };
  return (
    <SummaryFrame
      of={of}
      title={t(`summaries.kind.${shown}`)}
      overview="/gstr1/$g/$p"
      kinds={summaryKinds.map((value) => ({ value, label: t(`summaries.short.${value}`) }))}
      kind={shown}
      onChoose={(next) => void navigate({ params: (old) => ({ ...old, kind: next }), search: {} })}
    >
      <OfKind key={shown} of={of} kind={shown} />
    </SummaryFrame>
  );
}

const sectionOf = { hsn: 'hsn', documents: 'doc_issue' } as const;

function OfKind({ of, kind }: { of: ReturnRef; kind: SummaryPageKind }) {
  const navigate = route.useNavigate();
  if (kind === 'return') return <ReturnSummary of={of} />;
  if (kind === 'customer' || kind === 'state' || kind === 'liability') return <Groups of={of} kind={kind} />;
  const section = sectionOf[kind];
  const open = (search: { doc?: string }) =>
    void navigate({
      to: '/gstr1/$g/$p/tables/$t',
      params: { g: of.gstin, p: of.period, t: section },
      search,
    });
  return (
    <SectionLines
      of={of}
      section={section}
      search={{}}
      onOpen={(doc) => open({ doc })}
      onAsk={() => open({})}
      isPlain
    />
  );
}

function ReturnSummary({ of }: { of: ReturnRef }) {
  const { data: page, error, refetch } = useQuery(syncPageQuery(of));
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!page) return <Waiting rows={10} />;
  // What differs from GSTN stands first.
  const summary = page.summary.toSorted(
    (one, other) => Number(one.equal !== false) - Number(other.equal !== false),
  );
  return (
    <Comparison page={page.summary.some(({ equal }) => equal === false) ? { ...page, summary } : page} />
  );
}

function Groups({ of, kind }: { of: ReturnRef; kind: SummaryKind }) {
  const { data: rows, error, refetch } = useQuery(summaryQuery(of, kind));
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!rows) return <Waiting rows={12} />;
  if (rows.length === 0) return <NoBooks of={of} />;
  return <SummaryGroups of={of} kind={kind} rows={rows} />;
}
