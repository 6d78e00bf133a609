import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { Failed } from '../../parts/notice.tsx';

interface PresentPasswordDialogProps {
  readonly title: string;
  readonly act: string;
  readonly onClose: () => void;
  readonly run: (password: string) => Promise<unknown>;
}

/** Asks for the present password: a browser that was left open must not change how its owner signs in. */
export function PresentPasswordDialog({ title, act, onClose, run }: PresentPasswordDialogProps) {
  const { t } = useTranslation();
  const acting = useAct();
  const [password, setPassword] = useState('');
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      onSubmit={() =>
        void acting.run(async () => {
          await run(password);
          onClose();
        })
      }
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={acting.isBusy}>
            {act}
          </Button>
        </>
      }
    >
      <PasswordField
        data-autofocus
        label={t('people.account.present')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {acting.failure !== null && <Failed failure={acting.failure} />}
    </Dialog>
  );
}
