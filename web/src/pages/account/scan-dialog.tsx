import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../../api/request.ts';
import type { NewSecondFactor, RecoveryCodes } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import styles from './account.module.css';

interface ScanDialogProps {
  readonly fresh: NewSecondFactor;
  readonly onClose: () => void;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

/** Shows the secret as a picture and as text, and asks for the first code. */
export function ScanDialog({ fresh, onClose, onDone }: ScanDialogProps) {
  const { t } = useTranslation();
  const act = useAct();
  const [code, setCode] = useState('');
  return (
    <Dialog
      title={t('people.account.turnOn')}
      opened
      onClose={onClose}
      onSubmit={() =>
        void act.run(async () => {
          const { recoveryCodes } = await post<RecoveryCodes>('/session/second-factor/confirm', { code });
          onDone(recoveryCodes);
        })
      }
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={act.isBusy}>
            {t('people.account.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('people.account.scan')}</p>
      <img
        className={styles.qr}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(fresh.qr)}`}
        alt={t('people.account.qr')}
      />
      <p className="dim small">
        {t('people.account.secret')} <code className={styles.secret}>{fresh.secret}</code>
      </p>
      <TextInput
        data-autofocus
        label={t('people.account.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
