import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '../../api/types.ts';
import { rupeesSigned } from '../../format/money.ts';
import styles from './sale.module.css';

interface SelectionBarProps {
  readonly rows: readonly RecordRow[];
  readonly onClear: () => void;
  readonly onDelete: (rows: readonly RecordRow[]) => void;
}

/** How many are selected, what they are worth, and what can be done with all of them. */
export function SelectionBar({ rows, onClear, onDelete }: SelectionBarProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const value = rows.reduce((sum, row) => sum + row.value, 0);
  return (
    <div className={styles.selection} role="status">
      <strong>{t('sale.selected', { count: rows.length })}</strong>
      <span>{rupeesSigned(value)}</span>
      <span className={styles.push} />
      <Button variant="default" onClick={onClear}>
        {t('app.cancel')}
      </Button>
      <Button
        color="brick"
        leftSection={<IconTrash size={15} aria-hidden="true" />}
        onClick={() => onDelete(rows)}
      >
        {t('app.delete')}
      </Button>
    </div>
  );
}
