import { SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { advancesAddress, advancesQuery } from '../../api/advance-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { Advance } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees, rupeesSigned } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { ImportButton } from '../../parts/import-button.tsx';
import { NewButton } from '../../parts/new-button.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { useWhyFiled, useWhyNot } from '../../parts/use-why-not.ts';
import type { Book } from '../entry/entry-draft.ts';
import { AdvanceChip, useAdvanceColumns } from './advance-columns.tsx';
import { useAdvanceCommands } from './advance-commands.tsx';

/** Advances received from customers. */
export const SaleAdvances = () => <Advances book="sale" />;
/** Advances paid to vendors. */
export const PurchaseAdvances = () => <Advances book="purchase" />;

function Advances({ book }: { book: Book }) {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return <AdvanceList key={current.gstin + current.period} book={book} of={current} />;
}

function AdvanceList({ book, of }: { book: Book; of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { find, view } = useSearch({ strict: false }) as { find?: string; view?: string };
  const isOpen = view === 'open';
  const answer = useInfiniteQuery({
    ...advancesQuery(book, of, { find, isOpen }),
    placeholderData: keepPreviousData,
  });
  const { rows, more } = useList(answer);
  const count = answer.data?.pages[0]?.count;
  const columns = useAdvanceColumns(of.gstin);
  const commands = useAdvanceCommands(book, of);
  useHotkeys([['N', commands.add]]);
  const period = shownPeriod(of.period, i18n.language);
  const none = isOpen ? t('advances.noneOpen', { period }) : t('advances.empty', { gstin: of.gstin, period });
  const whyFiled = useWhyFiled(book === 'sale' ? of : null);
  const why = useWhyNot('edit', of.gstin) ?? whyFiled;
  const add = (
    <NewButton to={{ to: `/${book}/advances/$id`, params: { id: 'new' }, search: { ...of } }} why={why}>
      {t(`advances.${book}.new`)}
    </NewButton>
  );
  const bring = <ImportButton as={book === 'sale' ? 'advances-received' : 'advances-paid'} />;
  return (
    <Page
      fills
      title={t(`advances.${book}.title`)}
      about={`${of.gstin} · ${period}`}
      tools={
        <>
          <ListTools
            name={`${book}-advances`}
            columns={columns}
            list={advancesAddress(book, of, { find, isOpen })}
            whole={advancesAddress(book, of, { isOpen: false })}
            fileName={`${t(`advances.${book}.title`)} ${of.gstin} ${of.period}`}
          />
          {bring}
          {add}
        </>
      }
    >
      <ListBar>
        <Find />
        <SegmentedControl
          size="xs"
          aria-label={t('advances.show')}
          data={[
            { value: 'period', label: t('advances.ofPeriod') },
            { value: 'open', label: t('advances.open') },
          ]}
          value={isOpen ? 'open' : 'period'}
          onChange={(next) =>
            void navigate({
              to: '.',
              search: (old: object) => ({ ...old, view: next === 'open' ? next : undefined }),
              replace: true,
            } as never)
          }
        />
      </ListBar>
      <ListStates
        answer={answer}
        count={count}
        empty={
          <Empty
            ways={
              <>
                {bring}
                {add}
              </>
            }
          >
            {none}
          </Empty>
        }
      >
        <RecordList
          name={`${book}-advances`}
          label={t(`advances.${book}.title`)}
          columns={columns}
          rows={rows}
          count={count ?? 0}
          keyOf={(row) => String(row.entry)}
          nameOf={(row) => row.number || t(`advances.kinds.${row.kind}`)}
          commandsOf={commands.of}
          onOpen={commands.edit}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => <AdvanceCard row={row} />}
        />
      </ListStates>
    </Page>
  );
}

function AdvanceCard({ row }: { row: Advance }) {
  const { t } = useTranslation();
  return (
    <DocumentCard
      number={row.number || '–'}
      across={rupeesSigned(row.taxableValue)}
      party={row.party}
      date={`${t(`advances.kinds.${row.kind}`)} · ${shownDate(row.date)}`}
    >
      <AdvanceChip row={row} /> {row.balance !== null && `${t('advances.balance')} ${rupees(row.balance)}`}
    </DocumentCard>
  );
}
