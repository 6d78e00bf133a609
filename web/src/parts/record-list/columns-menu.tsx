import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconColumns3,
  IconMinus,
  IconPinned,
  IconPlus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './columns-menu.module.css';
import type { ListColumn } from './list-column.ts';
import { useListTable } from './use-list-table.ts';

const noRows: readonly never[] = [];
/** px */
const step = 20;
const icon = { size: 15, 'aria-hidden': true } as const;

/** Which columns a list shows, where and how wide; everything the mouse does on the heads is done here by keys. */
export function ColumnsMenu<Row extends object>({
  name,
  columns,
}: {
  name: string;
  columns: readonly ListColumn<Row>[];
}) {
  const { t } = useTranslation();
  const { layout, set, move } = useListTable<Row>(name, columns, noRows);
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 {...icon} />}>
          {t('sale.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sale.columns')} className={styles.menu}>
        {layout.map(({ id, header, width, isHidden, isPinned }, at) => {
          const [before, after] = [layout[at - 1], layout[at + 1]];
          return (
            <div key={id} className={styles.column}>
              <Checkbox
                size="xs"
                label={header}
                checked={!isHidden}
                onChange={(event) => set(id, { isHidden: !event.currentTarget.checked })}
              />
              <Act
                words={t('lists.moveUp', { column: header })}
                off={!before}
                run={() => before && move(id, before.id)}
              >
                <IconArrowUp {...icon} />
              </Act>
              <Act
                words={t('lists.moveDown', { column: header })}
                off={!after}
                run={() => after && move(id, after.id)}
              >
                <IconArrowDown {...icon} />
              </Act>
              <Act
                words={t('lists.narrower', { column: header })}
                run={() => set(id, { width: width - step })}
              >
                <IconMinus {...icon} />
              </Act>
              <Act words={t('lists.wider', { column: header })} run={() => set(id, { width: width + step })}>
                <IconPlus {...icon} />
              </Act>
              <Act
                words={t('lists.pin', { column: header })}
                isOn={isPinned}
                run={() => set(id, { isPinned: !isPinned })}
              >
                <IconPinned {...icon} />
              </Act>
            </div>
          );
        })}
      </Popover.Dropdown>
    </Popover>
  );
}

interface ActProps {
  readonly words: string;
  readonly run: () => void;
  /** Nothing lies that way. */
  readonly off?: boolean;
  readonly isOn?: boolean;
  readonly children: ReactNode;
}

function Act({ words, run, off = false, isOn, children }: ActProps) {
  return (
    <ActionIcon
      variant={isOn ? 'filled' : 'subtle'}
      {...(!isOn && { color: 'gray' })}
      size={26}
      aria-label={words}
      title={words}
      aria-pressed={isOn}
      disabled={off}
      onClick={run}
    >
      {children}
    </ActionIcon>
  );
}
