import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { webhookPath } from '../../api/programs.ts';
import { post, request } from '../../api/request.ts';
import type { Webhook, WebhookWithSecret } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { Chip } from '../../parts/chip.tsx';
import { useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import styles from './settings.module.css';

interface WebhookRowProps {
  readonly webhook: Webhook;
  readonly onLog: () => void;
  readonly onRemove: () => void;
  readonly onRotated: (made: WebhookWithSecret) => void;
  readonly onChanged: () => void;
}

/** One webhook of the list with what can be done about it; what fails is said in the row. */
export function WebhookRow({ webhook, onLog, onRemove, onRotated, onChanged }: WebhookRowProps) {
  const { t } = useTranslation();
  const act = useAct();
  const { webhookId, url, events, gstins, disabledAt } = webhook;
  const path = webhookPath(webhookId);
  const isOff = disabledAt !== null;
  const run = (work: () => Promise<unknown>) => () => void act.run(work);
  const change = run(async () => {
    await request('PATCH', path, { isEnabled: isOff });
    onChanged();
  });
  const trial = run(async () => {
    await post(`${path}/trial`);
    onLog();
  });
  const rotate = run(async () => onRotated(await post<WebhookWithSecret>(`${path}/secret`)));
  const button = (label: string, onClick: () => void) => (
    <Button
      variant="default"
      size="compact-xs"
      aria-label={`${label}: ${url}`}
      disabled={act.isBusy}
      onClick={onClick}
    >
      {label}
    </Button>
  );
  return (
    <tr>
      <th scope="row" className={styles.url}>
        {url}
      </th>
      <td>{events.map((event) => t(`programs.hooks.event.${event}`)).join(', ')}</td>
      <td>{gstins ? gstins.join(', ') : t('programs.everyGstin')}</td>
      <td>
        <WebhookChip webhook={webhook} />
      </td>
      <td>
        <div className={styles.rowButtons}>
          {button(t('programs.hooks.log'), onLog)}
          {!isOff && button(t('programs.hooks.try'), trial)}
          {button(t('programs.hooks.rotate'), rotate)}
          {button(isOff ? t('programs.hooks.switchOn') : t('programs.hooks.switchOff'), change)}
          {button(t('programs.hooks.remove'), onRemove)}
        </div>
        {act.failure !== null && <Failed failure={act.failure} />}
      </td>
    </tr>
  );
}

function WebhookChip({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  if (webhook.disabledAt !== null) {
    return (
      <>
        <Chip tone="gone" mark="−">
          {t('programs.hooks.off')}
        </Chip>
        <div className="dim small">{webhook.disabledBecause}</div>
      </>
    );
  }
  if (webhook.failingSince !== null) {
    return (
      <Chip tone="bad" mark="✕">
        {t('programs.hooks.failing', { at: shownInstant(webhook.failingSince) })}
      </Chip>
    );
  }
  return (
    <Chip tone="ok" mark="✓">
      {t('programs.hooks.on')}
    </Chip>
  );
}
