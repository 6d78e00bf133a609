import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { bookPath, typedSalesQuery } from '../../api/entry-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { listAddress } from '../../api/request.ts';
import type { CountedAmounts, SaleDocument } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { shownState } from '../../format/state.ts';
import { Chip } from '../../parts/chip.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { NewInvoice } from './new-invoice.tsx';
import { useEntryCommands } from './row-commands.tsx';

/** The sales that people typed, each by itself: also those the return only adds up, and drafts. */
export function TypedSales({ of }: { of: ReturnRef }) {
  const { t, i18n } = useTranslation();
  const { find } = useSearch({ from: '/frame/sale/invoices' });
  const answer = useInfiniteQuery({
    ...typedSalesQuery(of, find),
    placeholderData: keepPreviousData,
  });
  const { rows, more, totals } = useList(answer);
  const columns = useTypedColumns(totals);
  const entry = useEntryCommands('sale', of);
  useHotkeys([['N', entry.add]]);
  const period = shownPeriod(of.period, i18n.language);
  const open = (row: SaleDocument) => void entry.edit(rowOf(row));
  return (
    <Page
      fills
      title={t('sale.title')}
      about={`${t('entry.typed')} · ${of.gstin} · ${period}`}
      tools={
        <>
          <ListTools
            name="typed-sales"
            columns={columns}
            list={listAddress(bookPath('sale', of.gstin), { period: of.period, advances: 'false', find })}
            whole={listAddress(bookPath('sale', of.gstin), { period: of.period, advances: 'false' })}
            fileName={`${t('entry.typed')} ${of.gstin} ${of.period}`}
          />
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/sale/invoices" search={{ ...of }} {...props} />}
          >
            {t('sale.documents')}
          </Button>
          <NewInvoice book="sale" />
        </>
      }
    >
      <ListBar>
        <Find />
      </ListBar>
      <ListStates
        answer={answer}
        count={totals?.count}
        empty={
          <Empty ways={<NewInvoice book="sale" />}>
            {t('entry.typedEmpty', { gstin: of.gstin, period })}
          </Empty>
        }
      >
        <RecordList
          name="typed-sales"
          label={t('sale.title')}
          columns={columns}
          rows={rows}
          count={totals?.count ?? 0}
          keyOf={(row) => String(row.entry)}
          nameOf={(row) => row.content.number}
          commandsOf={(row) => entry.commandsOf(rowOf(row))}
          onOpen={open}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => (
            <DocumentCard
              number={row.content.number}
              across={rupees(row.value)}
              party={row.content.recipient.name}
              date={shownDate(row.content.date)}
            />
          )}
        />
      </ListStates>
    </Page>
  );
}

const rowOf = ({ entry, content }: SaleDocument) => ({
  id: String(entry),
  partyGstin: content.recipient.kind === 'registered' ? content.recipient.gstin : null,
  partyName: content.recipient.name ?? null,
  isInvoice: content.kind === 'invoice',
});

const amounts = ['taxableValue', 'igst', 'cgst', 'sgst', 'cess', 'value'] as const;

function useTypedColumns(totals: CountedAmounts | undefined): readonly ListColumn<SaleDocument>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('sale.number'),
        width: 150,
        exported: written.text('content.number'),
        cell: ({ content }) => content.number,
      },
      {
        id: 'date',
        header: t('sale.date'),
        width: 92,
        exported: written.date('content.date'),
        cell: ({ content }) => shownDate(content.date),
      },
      {
        id: 'customer',
        header: t('sale.customer'),
        width: 190,
        exported: written.text('content.recipient.name'),
        filter: ({ content }) =>
          content.recipient.name && {
            filters: { find: content.recipient.name },
            words: content.recipient.name,
          },
        cell: ({ content }) => content.recipient.name,
      },
      {
        id: 'gstin',
        header: t('sale.gstin'),
        width: 152,
        exported: written.text('content.recipient.gstin'),
        cell: ({ content: { recipient } }) => (
          <span className="code">{recipient.kind === 'registered' && recipient.gstin}</span>
        ),
      },
      {
        id: 'section',
        header: t('sale.section'),
        width: 90,
        exported: written.text('tables'),
        cell: ({ tables, isDraft }) =>
          isDraft ? (
            <Chip tone="needs" mark="!">
              {t('entry.draftShort')}
            </Chip>
          ) : (
            tables.join(', ').toUpperCase()
          ),
      },
      {
        id: 'pos',
        header: t('sale.pos'),
        width: 128,
        exported: written.text('content.placeOfSupply'),
        cell: ({ content }) => shownState(content.placeOfSupply, i18n.language),
      },
      ...amounts.map(
        (name): ListColumn<SaleDocument> => ({
          id: name,
          header: t(`amount.${name}`),
          isNumber: true,
          width: 112,
          isPinned: name === 'value',
          exported: written.money(name),
          cell: (row) => rupees(row[name]),
          total: totals ? rupees(totals[name]) : '',
        }),
      ),
    ],
    [t, i18n.language, totals],
  );
}
