import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCircleCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncPage } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import styles from './sync.module.css';

/** A filed return: its ARN and date, to copy and to print. */
export function Receipt({ page }: { page: SyncPage }) {
  const { t, i18n } = useTranslation();
  const clipboard = useClipboard();
  return (
    <section className={styles.receipt} aria-label={t('file.filed')}>
      <IconCircleCheck size={34} stroke={1.4} aria-hidden="true" />
      <div className={styles.receiptWords}>
        <strong>{t('file.receipt', { period: shownPeriod(page.period, i18n.language) })}</strong>
        <p>
          {t('file.arn')} <span className={styles.arn}>{page.arn}</span>{' '}
          {page.filedOn && t('file.on', { date: shownDate(page.filedOn) })}
        </p>
      </div>
      <div className={`${styles.rowButtons} no-print`}>
        <Button
          variant="default"
          leftSection={<IconCopy size={15} aria-hidden="true" />}
          onClick={() => clipboard.copy(page.arn)}
        >
          {clipboard.copied ? t('app.copied') : t('file.copyArn')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={15} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('file.print')}
        </Button>
      </div>
    </section>
  );
}
