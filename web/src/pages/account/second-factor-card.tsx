import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { securityQuery } from '../../api/people-queries.ts';
import { post, request } from '../../api/request.ts';
import type { NewSecondFactor, Security } from '../../api/types.ts';
import { Chip } from '../../parts/chip.tsx';
import { Card } from '../../parts/page.tsx';
import styles from './account.module.css';
import { PresentPasswordDialog } from './present-password-dialog.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { ScanDialog } from './scan-dialog.tsx';

/** The second factor: whether it is on, setting it up, switching it off. */
export function SecondFactorCard({ security }: { security: Security }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<'on' | 'off' | null>(null);
  const [fresh, setFresh] = useState<NewSecondFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const reload = () => cache.invalidateQueries({ queryKey: securityQuery.queryKey });
  const { hasSecondFactor, recoveryLeft } = security;
  return (
    <Card
      title={t('people.account.factor')}
      tools={
        <Chip tone={hasSecondFactor ? 'ok' : 'quiet'} mark={hasSecondFactor ? '✓' : '○'}>
          {hasSecondFactor ? t('people.on') : t('people.off')}
        </Chip>
      }
    >
      <div className={styles.body}>
        <p>{hasSecondFactor ? t('people.account.factorOn') : t('people.account.factorOff')}</p>
        {hasSecondFactor && (
          <p className="dim">{t('people.account.recoveryLeft', { count: recoveryLeft })}</p>
        )}
        {hasSecondFactor ? (
          <Button variant="default" onClick={() => setAsked('off')}>
            {t('people.account.turnOff')}
          </Button>
        ) : (
          <Button onClick={() => setAsked('on')}>{t('people.account.turnOn')}</Button>
        )}
      </div>
      {asked && (
        <PresentPasswordDialog
          title={asked === 'on' ? t('people.account.turnOn') : t('people.account.turnOffTitle')}
          act={asked === 'on' ? t('people.account.turnOn') : t('people.account.turnOff')}
          onClose={() => setAsked(null)}
          run={async (password) => {
            if (asked === 'on') setFresh(await post<NewSecondFactor>('/session/second-factor', { password }));
            else await request('DELETE', '/session/second-factor', { password });
            await reload();
          }}
        />
      )}
      {fresh && (
        <ScanDialog
          fresh={fresh}
          onClose={() => setFresh(null)}
          onDone={(shown) => {
            setFresh(null);
            setCodes(shown);
            void reload();
          }}
        />
      )}
      {codes && <RecoveryDialog codes={codes} onClose={() => setCodes(null)} />}
    </Card>
  );
}
