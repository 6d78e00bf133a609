import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { briefQuery, type ReturnRef } from '../../api/queries.ts';
import type { Gate } from '../../api/types.ts';
import { gateFor } from '../../parts/gate-for.ts';

/** Whether the portal can be asked now; while not known it may be tried, for the server says no as well. */
export function useConnected(of: ReturnRef): Gate {
  const { t } = useTranslation();
  const { data } = useQuery(briefQuery(of));
  const isOut = data !== undefined && data.connection.state !== 'signed-in';
  return gateFor(isOut ? t('purchase.connectFirst') : null);
}
