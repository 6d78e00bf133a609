import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '../../api/connection-queries.ts';
import { post, returnPath } from '../../api/request.ts';
import type { Connection } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { useAct } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Empty, Failed, Said, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { OtpDialog } from '../gstr1-sync/otp-dialog.tsx';
import { AskSignatory } from '../otp/ask-signatory.tsx';
import { ConnectionChip } from './connection-chip.tsx';
import styles from './sessions.module.css';

/** OTP Management: the session of every GSTIN with the portal; who has it, until when, and connect, refresh, log out. */
export function Sessions() {
  const { t } = useTranslation();
  const { data: rows, error, refetch } = useQuery({ ...connectionsQuery, refetchInterval: 30_000 });
  const heads = [
    t('context.gstin'),
    t('sessions.state'),
    t('sessions.until'),
    t('sessions.by'),
    <span key="acts" className="visually-hidden">
      {t('sale.commands')}
    </span>,
  ].map((label) => ({ label }));
  return (
    <Page title={t('menu.sessions')}>
      <p className={styles.about}>{t('sessions.about')}</p>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!rows && !error && <Waiting rows={4} />}
      {rows?.length === 0 && <Empty>{t('app.noRegistration')}</Empty>}
      {rows && rows.length > 0 && (
        <Card>
          <PlainTable name={t('menu.sessions')} heads={heads} stacks>
            {rows.map((of) => (
              <SessionRow key={of.gstin} of={of} />
            ))}
          </PlainTable>
        </Card>
      )}
    </Page>
  );
}

function SessionRow({ of }: { of: Connection }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <span className="code">{of.gstin}</span>
        <br />
        <span className="dim small">{of.legalName}</span>
      </th>
      <td>
        <ConnectionChip of={of} />
      </td>
      <td data-label={t('sessions.until')}>{of.endsAt ? shownInstant(of.endsAt) : '–'}</td>
      <td data-label={t('sessions.by')}>{of.by ?? '–'}</td>
      <td>
        <Acts of={of} />
      </td>
    </tr>
  );
}

function Acts({ of }: { of: Connection }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [says, setSays] = useState<string | null>(null);
  const [isAsking, setAsking] = useState<'otp' | 'signatory' | null>(null);
  const period = useCurrentReturn()?.period ?? '';
  const path = `${returnPath(of.gstin, period)}/connect`;
  const renew = async () => {
    await cache.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    await cache.invalidateQueries({ queryKey: ['return', of.gstin] });
  };
  const run = (step: '' | '/refresh' | '/logout') =>
    act.run(async () => {
      setSays(null);
      const answer = await post<{ readonly says: string; readonly result?: string }>(path + step);
      if (answer.result === 'otp-sent') setAsking('otp');
      else setSays(answer.says);
      await renew();
    });
  const done = (words: string) => {
    setAsking(null);
    setSays(words);
    void renew();
  };
  const isOn = of.state === 'signed-in';
  const gate = gateFor(isOn ? null : t('sessions.connectFirst'));
  const named = (words: string) => `${words} · ${of.gstin}`;
  return (
    <div className={styles.acts}>
      <GatedButton
        gate={gateFor()}
        look={isOn ? 'default' : 'filled'}
        name={named(t('sync.connect'))}
        isBusy={act.isBusy}
        onPress={() => void run('')}
      >
        {t('sync.connect')}
      </GatedButton>
      <GatedButton
        gate={gateFor(isOn ? t('sessions.isConnected') : null)}
        name={named(t('relay.askShort'))}
        onPress={() => setAsking('signatory')}
      >
        {t('relay.askShort')}
      </GatedButton>
      <GatedButton gate={gate} name={named(t('sessions.refresh'))} onPress={() => void run('/refresh')}>
        {t('sessions.refresh')}
      </GatedButton>
      <GatedButton gate={gate} name={named(t('sessions.logout'))} onPress={() => void run('/logout')}>
        {t('sessions.logout')}
      </GatedButton>
      {says && <Said>{says}</Said>}
      {act.failure !== null && <Failed failure={act.failure} />}
      <OtpDialog
        of={{ gstin: of.gstin, period }}
        opened={isAsking === 'otp'}
        onClose={() => setAsking(null)}
        onResend={() => post(path)}
        onDone={done}
      />
      <AskSignatory
        of={{ gstin: of.gstin, period }}
        opened={isAsking === 'signatory'}
        onClose={() => setAsking(null)}
        onDone={done}
      />
    </div>
  );
}
