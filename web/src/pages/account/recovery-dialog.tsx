import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import styles from './account.module.css';

/** Shows the recovery codes once; they are gone when it closes. */
export function RecoveryDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const clipboard = useClipboard();
  return (
    <Dialog
      title={t('people.account.recovery')}
      opened
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <>
          <Button variant="default" onClick={() => clipboard.copy(codes.join('\n'))}>
            {clipboard.copied ? t('app.copied') : t('app.copy')}
          </Button>
          <Button type="submit">{t('people.account.kept')}</Button>
        </>
      }
    >
      <Notice tone="needs">{t('people.account.recoverySays')}</Notice>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
