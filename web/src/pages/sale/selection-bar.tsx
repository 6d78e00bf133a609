import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CountedAmounts, RecordListRow } from '../../api/types.ts';
import { rupeesSigned } from '../../format/money.ts';
import { SelectedBar } from '../../parts/record-list/list-bar.tsx';

interface SelectionBarProps {
  readonly rows: readonly RecordListRow[];
  /** Everything that matches, once it is chosen; else null. */
  readonly matching: Pick<CountedAmounts, 'count' | 'value'> | null;
  /** Offered when all that is loaded is chosen and more matches. */
  readonly more: { readonly count: number; readonly choose: () => void } | null;
  readonly onClear: () => void;
  readonly onDelete: (rows: readonly RecordListRow[]) => void;
}

/** How many are selected, what they are worth, and what can be done with all of them. */
export function SelectionBar({ rows, matching, more, onClear, onDelete }: SelectionBarProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const value = matching?.value ?? rows.reduce((sum, row) => sum + row.value, 0);
  return (
    <SelectedBar
      count={matching?.count ?? rows.length}
      worth={rupeesSigned(value)}
      more={
        more &&
        !matching && (
          <Button variant="default" onClick={more.choose}>
            {t('lists.selectMatching', { count: more.count })}
          </Button>
        )
      }
    >
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
    </SelectedBar>
  );
}
