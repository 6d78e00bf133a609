import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysQuery } from '../../api/programs.ts';
import { request } from '../../api/request.ts';
import type { ApiKey } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { Chip } from '../../parts/chip.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { MakeKeyDialog } from './make-key-dialog.tsx';
import { SecretDialog, type ShownOnce } from './secret-dialog.tsx';

/** The keys of the company's programs: which there are, when they last called, making and revoking. */
export function ApiKeys() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(keysQuery);
  const [isMaking, setMaking] = useState(false);
  const [shown, setShown] = useState<ShownOnce | null>(null);
  const [leaving, setLeaving] = useState<ApiKey | null>(null);
  const keys = data?.pages.flatMap(({ rows }) => rows);
  const reload = () => cache.invalidateQueries({ queryKey: keysQuery.queryKey });
  return (
    <Card
      title={t('programs.keys.title')}
      tools={<Button onClick={() => setMaking(true)}>{t('programs.keys.make')}</Button>}
    >
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!keys && !error && <Waiting rows={4} />}
      {keys?.length === 0 && <Empty>{t('programs.keys.empty')}</Empty>}
      {keys && keys.length > 0 && <KeyTable keys={keys} onRevoke={setLeaving} />}
      {hasNextPage && (
        <Button variant="subtle" m={10} onClick={() => void fetchNextPage()}>
          {t('programs.more')}
        </Button>
      )}
      <MakeKeyDialog
        opened={isMaking}
        onClose={() => setMaking(false)}
        onMade={({ key, apiKey, apiSecret }) => {
          setMaking(false);
          setShown({
            title: t('programs.keys.made', { name: key.name }),
            secrets: [
              [t('programs.keys.key'), apiKey],
              [t('programs.keys.secret'), apiSecret],
            ],
          });
          void reload();
        }}
      />
      <SecretDialog shown={shown} onClose={() => setShown(null)} />
      {leaving && (
        <ConfirmDialog
          title={t('programs.keys.revokeTitle')}
          says={t('programs.keys.revokeSays', { name: leaving.name })}
          act={t('programs.keys.revoke')}
          onClose={() => setLeaving(null)}
          run={async () => {
            await request('DELETE', `/keys/${encodeURIComponent(leaving.consumerId)}`);
            await reload();
          }}
        />
      )}
    </Card>
  );
}

function KeyTable({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  const { t } = useTranslation();
  const heads = [
    t('programs.keys.name'),
    t('programs.keys.start'),
    t('programs.keys.role'),
    t('programs.keys.scope'),
    t('programs.keys.limit'),
    t('programs.keys.lastUsed'),
    t('programs.keys.state'),
    <span key="actions" className="visually-hidden">
      {t('programs.actions')}
    </span>,
  ].map((label) => ({ label }));
  return (
    <PlainTable name={t('programs.keys.title')} heads={heads} stacks>
      {keys.map((key) => (
        <KeyRow key={key.consumerId} of={key} onRevoke={() => onRevoke(key)} />
      ))}
    </PlainTable>
  );
}

function KeyRow({ of, onRevoke }: { of: ApiKey; onRevoke: () => void }) {
  const { t } = useTranslation();
  const { name, keyStart, role, gstins, callsPerMinute, lastUsedAt, revokedAt } = of;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="code">{keyStart}…</td>
      <td>{t(`programs.keys.roles.${role}`)}</td>
      <td>{gstins ? gstins.join(', ') : t('programs.everyGstin')}</td>
      <td data-label={t('programs.keys.limit')}>{callsPerMinute ?? '–'}</td>
      <td data-label={t('programs.keys.lastUsed')}>
        {lastUsedAt ? shownInstant(lastUsedAt) : t('programs.never')}
      </td>
      <td>
        {revokedAt ? (
          <Chip tone="gone" mark="−">
            {t('programs.keys.revoked')} {shownInstant(revokedAt)}
          </Chip>
        ) : (
          <Chip tone="ok" mark="✓">
            {t('programs.keys.active')}
          </Chip>
        )}
      </td>
      <td>
        {!revokedAt && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t('programs.keys.revokeNamed', { name })}
            onClick={onRevoke}
          >
            {t('programs.keys.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}
