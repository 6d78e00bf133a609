import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ListBar } from './record-list/list-bar.tsx';
import type { ListColumn } from './record-list/list-column.ts';
import { ListTools } from './record-list/list-tools.tsx';
import { RecordList } from './record-list/record-list.tsx';

interface SummedListProps<Row extends { readonly key: string | null }> {
  /** Under this name a person's columns are kept. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  /** Where a row leads; null for what no single list shows. */
  readonly drill: (row: Row) => (() => void) | null;
  readonly card: (row: Row) => ReactNode;
  /** The address of all rows, for an export. */
  readonly address: string;
  readonly fileName: string;
}

/** A list of sums that is there as a whole, with the total of all; opening a row shows what makes it. */
export function SummedList<Row extends { readonly key: string | null }>(props: SummedListProps<Row>) {
  const { name, title, columns, rows, nameOf, drill, card, address, fileName } = props;
  const { t } = useTranslation();
  return (
    <>
      <ListBar>
        <ListTools name={name} columns={columns} list={address} whole={address} fileName={fileName} />
      </ListBar>
      <RecordList
        name={name}
        label={title}
        columns={columns}
        rows={rows}
        count={rows.length}
        totalWords={t('summaries.total')}
        keyOf={({ key }) => key ?? ''}
        nameOf={nameOf}
        commandsOf={(row) => {
          const run = drill(row);
          return run ? [{ label: t('summaries.drill'), run }] : [];
        }}
        onOpen={(row) => drill(row)?.()}
        card={card}
      />
    </>
  );
}
