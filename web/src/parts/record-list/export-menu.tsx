import { Button, Menu } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { downloadPosted } from '../../api/download.ts';
import { useAct } from '../dialog.tsx';
import { Failed } from '../notice.tsx';
import type { ListColumn } from './list-column.ts';
import { useListTable } from './use-list-table.ts';

const noRows: readonly never[] = [];
const formats = ['xlsx', 'csv'] as const;

/** A list that can be written into a file. */
export interface ExportMenuProps<Row> {
  /** Name of the list, under which its columns are remembered. */
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
  /** Address of the list in the API with the filters of the moment. */
  readonly list: string;
  /** The same without filters. */
  readonly whole: string;
  /** What the file is called. */
  readonly fileName: string;
}

/** A list as a file, whole: the columns and filters of the moment, or everything; or on paper. */
export function ExportMenu<Row extends object>(props: ExportMenuProps<Row>) {
  const { t } = useTranslation();
  const act = useAct();
  const { shown } = useListTable<Row>(props.name, props.columns, noRows);
  const save = (isWhole: boolean, format: 'xlsx' | 'csv') =>
    act.run(() => {
      const columns = (isWhole ? props.columns : shown).flatMap(({ header, exported }) =>
        exported ? { header, ...exported } : [],
      );
      const list = isWhole ? props.whole : props.list;
      const body = { list, name: props.fileName, format, columns };
      return downloadPosted('/exports', body, `${props.fileName}.${format}`);
    });
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            loading={act.isBusy}
            leftSection={<IconDownload size={15} aria-hidden="true" />}
          >
            {t('lists.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[false, true].map((isWhole) =>
            formats.map((format) => (
              <Menu.Item key={`${isWhole}${format}`} onClick={() => void save(isWhole, format)}>
                {t(isWhole ? 'lists.everything' : 'lists.seen')} ·{' '}
                {t(format === 'csv' ? 'lists.csv' : 'lists.excel')}
              </Menu.Item>
            )),
          )}
          <Menu.Item
            leftSection={<IconPrinter size={15} aria-hidden="true" />}
            onClick={() => setTimeout(() => window.print())}
          >
            {t('lists.print')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {act.failure !== null && <Failed failure={act.failure} />}
    </>
  );
}
