import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog.tsx';
import styles from './palette.module.css';

const map = [
  ['goTo', 'Ctrl K', 'Alt G'],
  ['period', '[', ']'],
  ['primary', 'Ctrl Enter'],
  ['find', '/'],
  ['rows', '↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'],
  ['open', 'Enter'],
  ['select', 'Space'],
  ['menu', 'Shift F10'],
  ['detail', 'J', 'K'],
  ['back', 'Esc'],
  ['new', 'Alt N', 'N'],
  ['save', 'Ctrl S'],
  ['help', 'F1'],
  ['map', '?'],
] as const;

/** Which key does what. */
export function KeyMap({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('keys.title')}
      opened={opened}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button type="submit" data-autofocus>
          {t('app.close')}
        </Button>
      }
    >
      <dl className={styles.keys}>
        {map.map(([act, ...keys]) => (
          <div key={act}>
            <dt>{t(`keys.${act}`)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
