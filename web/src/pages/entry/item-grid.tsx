import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { rupees } from '../../format/money.ts';
import { useDraftHere } from '../../parts/form/use-draft.ts';
import { Card } from '../../parts/page.tsx';
import { lineAmounts, totalsOf } from './amounts.ts';
import { type Book, type EntryDraft, isAdvance, type LineDraft } from './entry-draft.ts';
import { type GridColumn, gridColumns, pasted } from './grid-columns.ts';
import { HsnCell } from './hsn-cell.tsx';
import styles from './item-grid.module.css';

const heads = ['igst', 'cgst', 'sgst'] as const;

/** The items of a document, as in a spreadsheet: Enter goes down, Tab goes right, rows of Excel are pasted. */
export function ItemGrid({ book, isLocked }: { book: Book; isLocked: boolean }) {
  const { t } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  const draft = useDraftHere();
  const content = draft.content as unknown as EntryDraft;
  const isOfAdvance = isAdvance(content);
  const columns = gridColumns(book, isOfAdvance);
  const write = (lines: readonly LineDraft[]) => draft.write('lines', lines);
  const go = (line: number, column: number) =>
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLElement>(`[data-cell="${line}-${column}"]`)?.focus(),
    );
  const { onKeyDown, onPaste } = useGridKeys({ lines: content.lines, columns, isLocked, write, go });
  const totals = totalsOf(content, book);
  return (
    <Card title={t('entry.items')}>
      <div className={styles.scroll}>
        <table className={styles.grid} ref={grid} onKeyDown={onKeyDown} onPaste={onPaste}>
          <thead>
            <tr>
              <th scope="col">{t('entry.serial')}</th>
              {columns.map((column) => (
                <th
                  key={column.field}
                  scope="col"
                  data-number={column.isNumber || undefined}
                  style={{ minWidth: column.width }}
                >
                  {t(labelOf(column, isOfAdvance))}
                </th>
              ))}
              {heads.map((head) => (
                <th key={head} scope="col" data-number style={{ minWidth: 96 }}>
                  {t(`entry.${head}`)}
                </th>
              ))}
              <th>
                <span className="visually-hidden">{t('sale.commands')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {content.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: items have no name but their place
              <tr key={at}>
                <td className={styles.calc}>{at + 1}</td>
                {columns.map((column, place) => (
                  <td key={column.field} data-number={column.isNumber || undefined}>
                    <Cell column={column} name={`${at}-${place}`} at={at} isLocked={isLocked} />
                  </td>
                ))}
                {heads.map((head) => (
                  <td key={head} className={styles.calc} data-number>
                    {rupees(lineAmounts(content, line, book)[head])}
                  </td>
                ))}
                <td>
                  {!isLocked && (
                    <button
                      type="button"
                      className={styles.remove}
                      aria-label={t('entry.removeLine', { at: at + 1 })}
                      onClick={() => {
                        const left = content.lines.filter((_line, index) => index !== at);
                        write(left.length > 0 ? left : [{}]);
                        go(Math.max(0, at - 1), 0);
                      }}
                    >
                      <IconX size={14} aria-hidden="true" />
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={columns.findIndex(({ field }) => field === 'taxableValue') + 1} />
              <td data-number>{rupees(totals.taxableValue)}</td>
              <td data-number>{rupees(totals.cess)}</td>
              {columns.at(-1)?.field === 'eligibility' && <td />}
              {heads.map((head) => (
                <td key={head} data-number>
                  {rupees(totals[head])}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <div className={styles.foot}>
        {!isLocked && (
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => {
              write([...content.lines, {}]);
              go(content.lines.length, 0);
            }}
          >
            {t('entry.addLine')}
          </Button>
        )}
        <span className={`${styles.hint} dim small`}>{t('entry.gridHint')}</span>
        {!isOfAdvance && (
          <TextInput
            className={styles.roundOff ?? ''}
            label={t('entry.roundOff')}
            value={content.roundOff ?? ''}
            inputMode="decimal"
            autoComplete="off"
            onChange={(event) => draft.write('roundOff', event.currentTarget.value || undefined)}
          />
        )}
      </div>
    </Card>
  );
}

/** What an invoice calls taxable value is the amount of an advance. */
const labelOf = ({ field }: GridColumn, isOfAdvance: boolean) =>
  isOfAdvance && field === 'taxableValue' ? 'advances.amount' : (`entry.${field}` as const);

interface GridKeys {
  readonly lines: readonly LineDraft[];
  readonly columns: readonly GridColumn[];
  readonly isLocked: boolean;
  readonly write: (lines: readonly LineDraft[]) => void;
  readonly go: (line: number, column: number) => void;
}

/** The keys of a spreadsheet, and rows pasted from one. */
function useGridKeys({ lines, columns, isLocked, write, go }: GridKeys) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const [line, column] = placeOf(event.target);
    if (line === undefined || column === undefined || event.altKey || event.defaultPrevented) return;
    const isLast = line === lines.length - 1;
    const isChoice = (event.target as HTMLElement).tagName === 'SELECT';
    const isEnd = event.key === 'Tab' && !event.shiftKey && isLast && column === columns.length - 1;
    if (event.key === 'Enter' || (isEnd && lines[line]?.taxableValue)) {
      event.preventDefault();
      if (isLast) write([...lines, {}]);
      go(line + 1, isEnd ? 0 : column);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isChoice && column > 0) {
      event.preventDefault();
      go(line + (event.key === 'ArrowDown' ? 1 : -1), column);
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const [line, column] = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    if (line === undefined || column === undefined || !/[\t\n]/.test(text) || isLocked) return;
    event.preventDefault();
    write(pasted(lines, { line, column }, { text, columns }));
  };
  return { onKeyDown, onPaste };
}

function placeOf(target: EventTarget): readonly (number | undefined)[] {
  const name = target instanceof HTMLElement ? target.dataset['cell'] : undefined;
  return name?.split('-').map(Number) ?? [];
}

interface CellProps {
  readonly column: GridColumn;
  readonly name: string;
  readonly at: number;
  readonly isLocked: boolean;
}

function Cell({ column, name, at, isLocked }: CellProps) {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const path = `lines.${at}.${column.field}`;
  const value = String(draft.read(path) ?? '');
  const fault = draft.findings.find((finding) => finding.column === path)?.says;
  const write = (text: string) => draft.write(path, text || undefined);
  const shared = {
    'data-cell': name,
    'data-path': path,
    'aria-label': t('entry.cellOf', {
      name: t(labelOf(column, isAdvance(draft.content as unknown as EntryDraft))),
      at: at + 1,
    }),
    'aria-invalid': fault !== undefined,
    title: fault,
    className: styles.cell ?? '',
    disabled: isLocked,
    value,
  };
  const { choices, words } = column;
  if (choices) {
    return (
      <select {...shared} onChange={(event) => write(event.currentTarget.value)}>
        <option value="" />
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`entry.${words ?? 'zero'}.${choice}` as 'entry.zero.exempt')}
          </option>
        ))}
      </select>
    );
  }
  if (column.field === 'hsn') return <HsnCell shared={shared} at={at} />;
  return (
    <input
      {...shared}
      autoComplete="off"
      inputMode={column.isNumber ? 'decimal' : 'text'}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
