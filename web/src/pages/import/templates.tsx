import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import styles from './import.module.css';

const templates = [
  ['sales-register', 'register.salesTemplate'],
  ['gstr1-workbook', 'register.workbookTemplate'],
] as const;

/** Empty workbooks to fill in, as the form is in the return period. */
export function Templates({ period }: { period: string }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <div className={styles.templates}>
      <span className="dim small">{t('register.templates')}</span>
      {templates.map(([name, word]) => (
        <Button
          key={name}
          size="compact-sm"
          variant="default"
          onClick={() => void act.run(() => download(`/templates/${name}?period=${period}`, `${name}.xlsx`))}
        >
          {t(word)}
        </Button>
      ))}
      {act.failure !== null && <Failed failure={act.failure} />}
    </div>
  );
}
