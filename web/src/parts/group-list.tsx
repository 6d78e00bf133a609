import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PurchaseGroup, SummaryGroup } from '../api/types.ts';
import { grouped, rupees, rupeesSigned } from '../format/money.ts';
import { type ListColumn, written } from './record-list/list-column.ts';
import { SummedList } from './summed-list.tsx';

/** Documents of one party, State, table or the like; of purchases with the credit taken of them. */
export type Group = SummaryGroup & Partial<Pick<PurchaseGroup, 'credit'>>;

interface GroupListProps {
  /** Under this name a person's columns are kept. */
  readonly name: string;
  readonly title: string;
  /** What the rows are: a customer, a State. */
  readonly head: string;
  readonly rows: readonly Group[];
  readonly nameOf: (row: Group) => string;
  /** Header of the column of GSTINs, where the rows are parties. */
  readonly gstinHead?: string;
  /** The name is made of the key, not of the label. */
  readonly isNamedByKey?: boolean;
  /** Where a row leads; null for what no single list shows. */
  readonly drill: (row: Group) => (() => void) | null;
  /** The address of all rows, for an export. */
  readonly address: string;
  readonly fileName: string;
}

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const;

/** One line for each group of documents, with the total of all; opening it shows the documents that make it. */
export function GroupList(props: GroupListProps) {
  const { name, title, rows, nameOf, drill, address, fileName } = props;
  const columns = useGroupColumns(props);
  return (
    <SummedList
      {...{ name, title, columns, rows, nameOf, drill, address, fileName }}
      card={(row) => (
        <>
          <strong>{nameOf(row)}</strong> <span className="dim">{grouped(row.count)}</span>
          <br />
          {rupeesSigned(row.taxableValue)}
        </>
      )}
    />
  );
}

function useGroupColumns({
  head,
  rows,
  nameOf,
  gstinHead,
  isNamedByKey = false,
}: GroupListProps): readonly ListColumn<Group>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const sum = (name: 'count' | 'credit' | (typeof amounts)[number]) =>
      rows.reduce((total, row) => total + (row[name] ?? 0), 0);
    const money = (name: 'credit' | (typeof amounts)[number], header: string): ListColumn<Group> => ({
      id: name,
      header,
      width: 140,
      isNumber: true,
      exported: written.money(name),
      cell: (row) => (row[name] === null ? '–' : rupees(row[name] ?? 0)),
      total: rupees(sum(name)),
    });
    return [
      {
        id: 'name',
        header: head,
        width: 280,
        exported: written.text(isNamedByKey ? 'key' : 'label'),
        cell: nameOf,
      },
      ...(gstinHead
        ? [
            {
              id: 'gstin',
              header: gstinHead,
              width: 160,
              exported: written.text('key'),
              cell: (row: Group) => <span className="code">{row.key}</span>,
            },
          ]
        : []),
      {
        id: 'count',
        header: t('amount.count'),
        width: 100,
        isNumber: true,
        exported: written.number('count'),
        cell: (row) => grouped(row.count),
        total: grouped(sum('count')),
      },
      ...amounts.map((name) => money(name, t(`amount.${name}`))),
      ...(rows.some(({ credit }) => credit !== undefined) ? [money('credit', t('gstr2.credit'))] : []),
    ];
  }, [head, rows, t, nameOf, gstinHead, isNamedByKey]);
}
