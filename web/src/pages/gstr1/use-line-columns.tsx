import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedNumber, LineColumn, TableLine, TableLines } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { RecordChip } from '../../parts/chip.tsx';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import styles from './overview.module.css';
import { shownCell } from './shown-cell.ts';

const widths: Readonly<Record<LineColumn['kind'], number>> = {
  amount: 130,
  number: 84,
  date: 110,
  period: 110,
  state: 150,
  text: 150,
};
const wide: Readonly<Record<string, number>> = { recipientName: 190, ownDescription: 230, direction: 300 };

/** Numbers of the total line that can be asked about, by the column they stand under. */
const asked: Readonly<Record<string, AskedNumber>> = {
  documentValue: 'value',
  totalValue: 'value',
  taxableValue: 'taxableValue',
  advance: 'taxableValue',
  netValue: 'taxableValue',
  igst: 'igst',
  cgst: 'cgst',
  sgst: 'sgst',
  cess: 'cess',
};

/** How a column of a sheet is written into a file; amounts of lines are paise. */
const lineKinds = {
  amount: 'money',
  number: 'number',
  date: 'date',
  period: 'text',
  state: 'text',
  text: 'text',
} as const;

/** The columns of a table of the form; the totals are buttons that tell where they come from. */
export function useLineColumns(
  lines: TableLines | undefined,
  onAsk: (asked: AskedNumber) => void,
): readonly ListColumn<TableLine>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    if (!lines) return [];
    const { columns, totals, documents } = lines;
    // A list names what is opened by it first: the number of the document, or the first column of the sheet.
    const front = documents ? columns.filter(({ name }) => name === 'documentNumber') : [];
    const rest = columns.filter((column) => !front.includes(column));
    return [
      ...[...front, ...rest].map((column): ListColumn<TableLine> => {
        const { name, kind } = column;
        const number = asked[name];
        return {
          id: name,
          header: t(`field.${name}`, { defaultValue: column.title }),
          width: wide[name] ?? widths[kind],
          isNumber: kind === 'amount' || kind === 'number',
          exported: written[lineKinds[kind]](`cells.${name}`),
          cell: ({ cells }) => shownCell(column, cells[name], i18n.language),
          ...(totals &&
            number && {
              total: (
                <button
                  type="button"
                  className={styles.asked}
                  aria-label={t('section.askWhy', { number: rupees(totals[number]) })}
                  onClick={() => onAsk(number)}
                >
                  {rupees(totals[number])}
                </button>
              ),
            }),
        };
      }),
      {
        id: 'status',
        header: t('sale.status'),
        width: 134,
        isPinned: true,
        exported: written.text('record.state', t('state.short', { returnObjects: true })),
        cell: ({ record }) => (
          <span title={record.error ? `${record.error.code} ${record.error.message}` : undefined}>
            <RecordChip state={record.state} />
          </span>
        ),
      },
    ];
  }, [lines, t, i18n.language, onAsk]);
}
