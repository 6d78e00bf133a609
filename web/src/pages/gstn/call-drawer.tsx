import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortalCall } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { Panel } from '../../parts/dialog.tsx';
import { Json } from '../../parts/json.tsx';

/** One call to GSTN: request and answer as they were kept. */
export function CallDrawer({ call, onClose }: { call: PortalCall | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Panel
      opened={call !== null}
      onClose={onClose}
      title={call ? `${call.action} · ${shownInstant(call.at)}` : ''}
    >
      {call && (
        <Stack gap={12}>
          <p>
            {call.outcome} · {call.durationMs} ms
            <br />
            <span className="code">{call.referenceId}</span>
          </p>
          <Json title={t('calls.request')} value={call.request} />
          <Json title={t('calls.answer')} value={call.answer} />
          <p className="dim small">{t('calls.masked')}</p>
        </Stack>
      )}
    </Panel>
  );
}
