import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { linesAddress, linesQuery } from '../../api/overview-queries.ts';
import type { RecordFilter, ReturnRef } from '../../api/queries.ts';
import type { AskedNumber, TableLine } from '../../api/types.ts';
import { rupeesSigned } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { RecordChip } from '../../parts/chip.tsx';
import { Empty } from '../../parts/notice.tsx';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { WayTo } from '../../parts/way-to.tsx';
import { LineFilters } from './line-filters.tsx';
import { shownCell } from './shown-cell.ts';
import { useLineColumns } from './use-line-columns.tsx';

interface SectionLinesProps {
  readonly of: ReturnRef;
  readonly section: string;
  readonly search: Omit<RecordFilter, 'section'>;
  readonly onOpen: (key: string) => void;
  readonly onAsk: (asked: AskedNumber) => void;
  /** Without find and filters. */
  readonly isPlain?: boolean;
}

const keyOf = ({ record, line }: TableLine): string => `${record.key} ${line}`;

/** The lines of one table by the list of the app, with the totals of everything that matches. */
export function SectionLines({ of, section, search, onOpen, onAsk, isPlain }: SectionLinesProps) {
  const { t, i18n } = useTranslation();
  const { state, find, pos } = search;
  const answer = useInfiniteQuery({
    ...linesQuery(of, section, { state, find, pos }),
    placeholderData: keepPreviousData,
  });
  const { rows, more, totals } = useList(answer);
  const first = answer.data?.pages[0];
  const title = first?.title ?? '';
  const columns = useLineColumns(first, onAsk);
  const commandsOf = useLineCommands(of, onOpen);
  // A line without a number of its own is called what its first two columns say.
  const nameOf = ({ record, cells }: TableLine): string =>
    record.documentNumber ??
    (first?.columns ?? [])
      .slice(0, 2)
      .map((column) => shownCell(column, cells[column.name], i18n.language))
      .filter(Boolean)
      .join(' · ');
  const period = shownPeriod(of.period, i18n.language);
  return (
    <>
      {!isPlain && (
        <LineFilters>
          {first && (
            <ListTools
              name={`lines-${section}`}
              columns={columns}
              list={linesAddress(of, section, { state, find, pos })}
              whole={linesAddress(of, section, {})}
              fileName={`${title} ${of.gstin} ${of.period}`}
            />
          )}
        </LineFilters>
      )}
      <ListStates
        answer={answer}
        count={totals?.count}
        empty={
          <Empty ways={<WayTo to={{ to: '/import', search: { ...of } }}>{t('sale.import')}</WayTo>}>
            {t('section.empty', { table: title, period })}
          </Empty>
        }
      >
        <RecordList
          name={`lines-${section}`}
          label={title}
          columns={columns}
          rows={rows}
          count={totals?.count ?? 0}
          keyOf={keyOf}
          nameOf={nameOf}
          commandsOf={commandsOf}
          onOpen={(line) => onOpen(line.record.key)}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(line) => <LineCard line={line} name={nameOf(line)} />}
        />
      </ListStates>
    </>
  );
}

function useLineCommands(
  of: ReturnRef,
  onOpen: (key: string) => void,
): (line: TableLine) => readonly RowCommand[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return ({ record }) => {
    const commands: RowCommand[] = [{ label: t('section.why'), run: () => onOpen(record.key) }];
    const { documentNumber } = record;
    if (documentNumber) {
      commands.push({
        label: t('section.inInvoices'),
        run: () =>
          void navigate({ to: '/sale/invoices', search: { ...of, find: documentNumber, doc: record.key } }),
      });
    }
    commands.push({
      label: t('sale.openSync'),
      run: () =>
        void navigate({ to: '/gstr1/$g/$p/sync', params: { g: of.gstin, p: of.period }, search: {} }),
    });
    return commands;
  };
}

function LineCard({ line: { record, cells }, name }: { line: TableLine; name: string }) {
  const taxable = cells['taxableValue'];
  return (
    <>
      <strong>{name}</strong> <span className="dim">{record.counterpartyName}</span>
      <br />
      {rupeesSigned(typeof taxable === 'number' ? taxable : record.taxableValue)}{' '}
      <RecordChip state={record.state} />
    </>
  );
}
