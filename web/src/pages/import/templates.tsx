import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import { enImports } from '../../words/en-imports.ts';
import styles from './import.module.css';

type TemplateName = keyof typeof enImports.imports.templates;
const templates = Object.keys(enImports.imports.templates) as readonly TemplateName[];

/** Empty workbooks to fill in, as the form is in the return period. */
export function Templates({ period }: { period: string }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <div className={styles.templates}>
      <span className="dim small">{t('register.templates')}</span>
      {templates.map((name) => (
        <Button
          key={name}
          size="compact-sm"
          variant="default"
          onClick={() => void act.run(() => download(`/templates/${name}?period=${period}`, `${name}.xlsx`))}
        >
          {t(`imports.templates.${name}`)}
        </Button>
      ))}
      {act.failure !== null && <Failed failure={act.failure} />}
    </div>
  );
}
