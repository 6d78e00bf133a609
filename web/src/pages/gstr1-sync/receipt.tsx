import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCircleCheck, IconCopy, IconPackage, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download.ts';
import { pathOf, type ReturnRef } from '../../api/queries.ts';
import type { SyncPage } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import styles from './sync.module.css';

/** A filed return: its ARN and date, to copy and to print, and its evidence pack. */
export function Receipt({ of, page }: { of: ReturnRef; page: SyncPage }) {
  const { t, i18n } = useTranslation();
  const clipboard = useClipboard();
  const act = useAct();
  return (
    <section className={styles.receipt} aria-label={t('file.filed')}>
      <IconCircleCheck size={34} stroke={1.4} aria-hidden="true" />
      <div className={styles.receiptWords}>
        <strong>
          {t('file.receipt', {
            form: page.form.replace('GSTR', 'GSTR-'),
            period: shownPeriod(page.period, i18n.language),
          })}
        </strong>
        <p>
          {t('file.arn')} <span className={styles.arn}>{page.arn}</span>{' '}
          {page.filedOn && t('file.on', { date: shownDate(page.filedOn) })}
        </p>
        {act.failure !== null && <Failed failure={act.failure} />}
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
          leftSection={<IconPackage size={15} aria-hidden="true" />}
          loading={act.isBusy}
          onClick={() => void act.run(() => download(`${pathOf(of)}/evidence.zip`, 'evidence.zip'))}
        >
          {t('evidence.download')}
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
