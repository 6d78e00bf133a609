import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReturnRef, returnKey } from '../../api/queries.ts';
import { post, returnPath } from '../../api/request.ts';
import type { SyncPage } from '../../api/types.ts';
import { shownDuration } from '../../format/date.ts';
import { Chip } from '../../parts/chip.tsx';
import { useAct } from '../../parts/dialog.tsx';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Failed, Said } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { useNow } from '../../parts/use-now.ts';
import { MoreMenu } from './more-menu.tsx';
import { OtpDialog } from './otp-dialog.tsx';
import { isStep } from './primary.ts';
import styles from './sync.module.css';

interface ConnectAnswer {
  readonly result: 'existing' | 'otp-sent';
  readonly says: string;
}

/** GSTIN, Date and Connect: a living session says so, else the OTP dialog opens. */
export function Connection({ of, page }: { of: ReturnRef; page: SyncPage }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [says, setSays] = useState<string | null>(null);
  const [otpOpen, setOtpOpen] = useState(false);
  const path = returnPath(of.gstin, of.period);
  const refresh = () => cache.invalidateQueries({ queryKey: returnKey(of) });
  const connect = () =>
    act.run(async () => {
      setSays(null);
      const answer = await post<ConnectAnswer>(`${path}/connect`);
      if (answer.result === 'existing') setSays(answer.says);
      else setOtpOpen(true);
      await refresh();
    });
  return (
    <Card title={t('sync.connection')} tools={<MoreMenu of={of} page={page} onSays={setSays} act={act} />}>
      <div className={styles.connection}>
        <ReadOnly name={t('sync.gstin')} value={of.gstin} />
        <ReadOnly name={t('sync.date')} value={of.period} />
        <GatedButton
          gate={page.buttons.connect}
          look={isStep(page, 'connect') ? 'filled' : 'default'}
          isBusy={act.isBusy}
          onPress={() => void connect()}
        >
          {t('sync.connect')}
        </GatedButton>
        {page.connection.state === 'otp-requested' && (
          <Button variant="default" onClick={() => setOtpOpen(true)}>
            {t('sync.enterOtp')}
          </Button>
        )}
        <State page={page} />
      </div>
      <div className={styles.says}>
        <Reasons gates={page.status === 'filed' ? [] : [page.buttons.connect]} />
        {says && <Said>{says}</Said>}
        {act.failure !== null && <Failed failure={act.failure} />}
      </div>
      <OtpDialog
        of={of}
        opened={otpOpen}
        onClose={() => setOtpOpen(false)}
        onResend={() => post(`${path}/connect`)}
        onDone={(words) => {
          setOtpOpen(false);
          setSays(words);
          void refresh();
        }}
      />
    </Card>
  );
}

function ReadOnly({ name, value }: { name: string; value: string }) {
  return (
    <span className={styles.readOnly}>
      <span className="dim small">{name}</span>
      <span className="code">{value}</span>
    </span>
  );
}

function State({ page }: { page: SyncPage }) {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const { state, endsAt, userName } = page.connection;
  const left = endsAt ? Date.parse(endsAt) - now : 0;
  if (state === 'otp-requested') {
    return (
      <Chip tone="needs" mark="!">
        {t('sync.otpWaits')}
      </Chip>
    );
  }
  if (state === 'none' || left <= 0) {
    return (
      <Chip tone="quiet" mark="○">
        {t('sync.notConnected')}
      </Chip>
    );
  }
  return (
    <Chip tone="ok" mark="✓">
      {t('sync.connectedUntil', { user: userName ?? '', left: shownDuration(left) })}
    </Chip>
  );
}
