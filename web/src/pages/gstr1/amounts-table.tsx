import { useTranslation } from 'react-i18next';
import type { CountedAmounts } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './overview.module.css';

const columns = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const;

interface AmountsLine {
  readonly key: string;
  readonly title: string;
  /** 1: a part of the line above. */
  readonly level: 0 | 1;
  readonly amounts: CountedAmounts;
}

/** Table by table count and money, in the order of the form. */
export function AmountsTable({ name, lines }: { name: string; lines: readonly AmountsLine[] }) {
  const { t } = useTranslation();
  const heads = [
    { label: t('compare.type') },
    { label: t('amount.count'), isNumber: true },
    ...columns.map((column) => ({ label: `${t(`amount.${column}`)}, ₹`, isNumber: true })),
  ];
  return (
    <PlainTable name={name} heads={heads}>
      {lines.map(({ key, title, level, amounts }) => (
        <tr key={key}>
          <th scope="row" className={level === 1 ? styles.part : undefined}>
            {title}
          </th>
          <td data-number>{grouped(amounts.count)}</td>
          {columns.map((column) => (
            <td key={column} data-number>
              {rupees(amounts[column])}
            </td>
          ))}
        </tr>
      ))}
    </PlainTable>
  );
}
