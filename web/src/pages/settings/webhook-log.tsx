import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deliveriesQuery, webhookPath } from '../../api/programs.ts';
import { post } from '../../api/request.ts';
import type { Delivery, Webhook } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { Panel, useAct } from '../../parts/dialog.tsx';
import { Json } from '../../parts/json.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import styles from './settings.module.css';

/** What was sent to a webhook, beside the list: it reads itself again while something is on its way. */
export function WebhookLog({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Panel
      opened={webhook !== null}
      onClose={onClose}
      title={webhook ? t('programs.hooks.logNamed', { url: webhook.url }) : ''}
    >
      {webhook && <Deliveries webhookId={webhook.webhookId} />}
    </Panel>
  );
}

const readAgainMs = 1500;

function Deliveries({ webhookId }: { webhookId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...deliveriesQuery(webhookId),
    refetchInterval: ({ state }) => {
      const rows = state.data?.pages.flatMap((page) => page.rows) ?? [];
      return rows.some((delivery) => delivery.state === 'waiting') ? readAgainMs : false;
    },
  });
  const deliveries = data?.pages.flatMap(({ rows }) => rows);
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!deliveries) return <Waiting rows={6} />;
  if (deliveries.length === 0) return <Empty>{t('programs.hooks.logEmpty')}</Empty>;
  return (
    <>
      {deliveries.map((delivery) => (
        <DeliveryEntry key={delivery.deliveryId} delivery={delivery} onSent={() => void refetch()} />
      ))}
      {hasNextPage && (
        <Button variant="subtle" mt={10} onClick={() => void fetchNextPage()}>
          {t('programs.more')}
        </Button>
      )}
    </>
  );
}

const tones: Readonly<Record<Delivery['state'], readonly [Tone, string]>> = {
  waiting: ['away', '○'],
  delivered: ['ok', '✓'],
  dead: ['bad', '✕'],
};

function DeliveryEntry({ delivery, onSent }: { delivery: Delivery; onSent: () => void }) {
  const { t } = useTranslation();
  const act = useAct();
  const { deliveryId, webhookId, event, state, createdAt, nextAt, attempts, body } = delivery;
  const [tone, mark] = tones[state];
  const redeliver = () =>
    act.run(async () => {
      await post(`${webhookPath(webhookId)}/deliveries/${encodeURIComponent(deliveryId)}/redeliver`);
      onSent();
    });
  return (
    <article className={styles.delivery}>
      <div className={styles.deliveryHead}>
        <strong>{t(`programs.hooks.event.${event}`)}</strong>
        <span className="dim">{shownInstant(createdAt)}</span>
        <Chip tone={tone} mark={mark}>
          {t(`programs.hooks.delivery.${state}`)}
        </Chip>
        <Button
          variant="default"
          size="compact-xs"
          loading={act.isBusy}
          aria-label={`${t('programs.hooks.redeliver')}: ${t(`programs.hooks.event.${event}`)} ${shownInstant(createdAt)}`}
          onClick={() => void redeliver()}
        >
          {t('programs.hooks.redeliver')}
        </Button>
      </div>
      <ul className={styles.attempts}>
        {attempts.map(({ number, at, status, trouble, answer, durationMs }) => (
          <li key={number}>
            {t('programs.hooks.attempt', {
              number,
              at: shownInstant(at),
              answer: trouble ?? status,
              duration: durationMs,
            })}
            {answer && <div className="dim small code">{answer}</div>}
          </li>
        ))}
      </ul>
      {nextAt && attempts.length > 0 && (
        <p className="dim small">{t('programs.hooks.next', { at: shownInstant(nextAt) })}</p>
      )}
      <Json title={t('programs.hooks.body')} value={JSON.parse(body)} />
      {act.failure !== null && <Failed failure={act.failure} />}
    </article>
  );
}
