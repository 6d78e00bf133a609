import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webhookPath, webhooksQuery } from '../../api/programs.ts';
import { request } from '../../api/request.ts';
import type { Webhook, WebhookWithSecret } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { MakeWebhookDialog } from './make-webhook-dialog.tsx';
import { SecretDialog, type ShownOnce } from './secret-dialog.tsx';
import { WebhookLog } from './webhook-log.tsx';
import { WebhookRow } from './webhook-row.tsx';

/** Where programs are told of what happens: making, trying, the log, switching off and removing. */
export function Webhooks() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data, error, refetch } = useInfiniteQuery(webhooksQuery);
  const [isMaking, setMaking] = useState(false);
  const [shown, setShown] = useState<ShownOnce | null>(null);
  const [leaving, setLeaving] = useState<Webhook | null>(null);
  const [logged, setLogged] = useState<Webhook | null>(null);
  const webhooks = data?.pages.flatMap(({ rows }) => rows);
  const heads = useHeads();
  const reload = () => cache.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  const show = ({ webhook, secret }: WebhookWithSecret) => {
    setMaking(false);
    const at = webhook.earlierSecretUntil;
    setShown({
      title: t('programs.hooks.made'),
      secrets: [[t('programs.hooks.secret'), secret]],
      ...(at ? { says: t('programs.hooks.rotated', { at: shownInstant(at) }) } : {}),
    });
    void reload();
  };
  return (
    <Card
      title={t('programs.hooks.title')}
      tools={<Button onClick={() => setMaking(true)}>{t('programs.hooks.make')}</Button>}
    >
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!webhooks && !error && <Waiting rows={3} />}
      {webhooks?.length === 0 && <Empty>{t('programs.hooks.empty')}</Empty>}
      {webhooks && webhooks.length > 0 && (
        <PlainTable name={t('programs.hooks.title')} heads={heads}>
          {webhooks.map((webhook) => (
            <WebhookRow
              key={webhook.webhookId}
              webhook={webhook}
              onLog={() => setLogged(webhook)}
              onRemove={() => setLeaving(webhook)}
              onRotated={show}
              onChanged={() => void reload()}
            />
          ))}
        </PlainTable>
      )}
      <MakeWebhookDialog opened={isMaking} onClose={() => setMaking(false)} onMade={show} />
      <SecretDialog shown={shown} onClose={() => setShown(null)} />
      <WebhookLog webhook={logged} onClose={() => setLogged(null)} />
      {leaving && (
        <ConfirmDialog
          title={t('programs.hooks.removeTitle')}
          says={t('programs.hooks.removeSays', { url: leaving.url })}
          act={t('programs.hooks.remove')}
          onClose={() => setLeaving(null)}
          run={async () => {
            await request('DELETE', webhookPath(leaving.webhookId));
            await reload();
          }}
        />
      )}
    </Card>
  );
}

function useHeads() {
  const { t } = useTranslation();
  return [
    { label: t('programs.hooks.url') },
    { label: t('programs.hooks.events') },
    { label: t('programs.keys.scope') },
    { label: t('programs.hooks.state') },
    { label: <span className="visually-hidden">{t('programs.actions')}</span> },
  ];
}
