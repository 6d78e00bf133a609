import { useNavigate } from '@tanstack/react-router';
import type { ReportWanted } from '../../api/report-queries.ts';
import type { Report, ReportRow } from '../../api/types.ts';
import { wirePeriod } from '../../format/period.ts';

/** What opening a row of a report leads to; null where no single page shows what makes it. */
export function useDrill(by: Report['by'], { report, gstin }: ReportWanted) {
  const navigate = useNavigate();
  return ({ key }: ReportRow): (() => void) | null => {
    if (by === 'return') {
      const [g = '', p = ''] = key.split(' ');
      return () => void navigate({ to: '/gstr1/$g/$p/sync', params: { g, p }, search: {} });
    }
    if (!gstin) return null;
    if (by === 'vendor')
      return () =>
        void navigate({ to: '/purchase/matching', search: { gstin, counterparty: key, scope: 'all' } });
    if (by === 'reason')
      return () => void navigate({ to: '/purchase/matching', search: { gstin, reason: key, scope: 'all' } });
    if (by !== 'month') return null;
    const period = wirePeriod(key);
    return report === 'codes'
      ? () => void navigate({ to: '/purchase/matching', search: { gstin, period } })
      : () => void navigate({ to: '/gstr1/$g/$p', params: { g: gstin, p: period }, search: {} });
  };
}
