import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import styles from './settings.module.css';

/** Secrets by their names, shown once with the title of what they belong to. */
export interface ShownOnce {
  readonly title: string;
  readonly secrets: readonly (readonly [name: string, secret: string])[];
  readonly says?: string;
}

/** Shows secrets once; they are gone when it closes. */
export function SecretDialog({ shown, onClose }: { shown: ShownOnce | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={shown?.title ?? ''}
      opened={shown !== null}
      onClose={onClose}
      onSubmit={onClose}
      wide
      actions={<Button type="submit">{t('programs.taken')}</Button>}
    >
      <Notice tone="needs">{t('programs.secretOnce')}</Notice>
      {shown?.secrets.map(([name, secret]) => (
        <Secret key={name} name={name} secret={secret} />
      ))}
      {shown?.says && <p className="dim">{shown.says}</p>}
    </Dialog>
  );
}

function Secret({ name, secret }: { name: string; secret: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard();
  return (
    <div className={styles.secret}>
      <div>
        <div className="dim small">{name}</div>
        <code className={styles.secretText}>{secret}</code>
      </div>
      <Button
        variant="default"
        leftSection={<IconCopy size={15} aria-hidden="true" />}
        aria-label={t('programs.copySecret', { name })}
        onClick={() => clipboard.copy(secret)}
      >
        {clipboard.copied ? t('app.copied') : t('app.copy')}
      </Button>
    </div>
  );
}
