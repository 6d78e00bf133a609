import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListColumn } from './list-column.ts';
import { useListTable } from './use-list-table.ts';

const noRows: readonly never[] = [];

/** Which columns a list shows; it shares the remembered choice with the list of the same name. */
export function ColumnsMenu<Row extends object>({
  name,
  columns,
}: {
  name: string;
  columns: readonly ListColumn<Row>[];
}) {
  const { t } = useTranslation();
  const table = useListTable<Row>(name, columns, noRows);
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} aria-hidden="true" />}>
          {t('sale.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sale.columns')}>
        <Stack gap={8}>
          {table.getAllLeafColumns().map((column) => (
            <Checkbox
              key={column.id}
              size="xs"
              label={columns.find(({ id }) => id === column.id)?.header}
              checked={column.getIsVisible()}
              onChange={(event) => column.toggleVisibility(event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
