import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchesAddress, matchesQuery } from '../../api/counterparty-queries.ts';
import { type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import type { DecisionView, MatchRow, MatchSide } from '../../api/types.ts';
import { rupees, rupeesSigned } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar, SelectedBar } from '../../parts/record-list/list-bar.tsx';
import { type ListColumn, type RowCommand, written } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { documentColumns } from './document-columns.tsx';
import { Impact } from './impact.tsx';
import { InwardTask } from './inward-task.tsx';
import { FlagChip, MatchChip } from './match-chips.tsx';
import { MatchCodes } from './match-codes.tsx';
import { MatchPanel } from './match-panel.tsx';
import { Parties } from './parties.tsx';
import { useDecisions } from './use-decisions.ts';
import { useInwardTask } from './use-inward-task.ts';
import { useOpenView } from './use-open-view.ts';
import { WorkbookButton } from './workbook-button.tsx';

const none: ReadonlySet<string> = new Set();
const keyOf = ({ ours, theirs }: MatchRow): string => `${ours.join()}≈${theirs.join()}`;

/** Purchase Invoice Matching: what was bought beside what suppliers report, verdict by verdict, and what to do about it. */
export function Matching() {
  return <OfSide side="purchase" />;
}

/** Sale Invoice Matching: what was sold beside what recipients say of it. */
export function SaleMatching() {
  return <OfSide side="sale" />;
}

function OfSide({ side }: { side: MatchSide }) {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  const of: ReturnRef = side === 'purchase' ? { ...current, form: 'GSTR2' } : current;
  return <Matches key={side + current.gstin + current.period} of={of} side={side} />;
}

const notMatched = { sale: 'gstr2.saleNotMatched', purchase: 'purchase.notMatched' } as const;

function Matches({ of, side }: { of: ReturnRef; side: MatchSide }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: side === 'sale' ? '/sale/matching' : '/purchase/matching' });
  const { find, code, view } = useSearch({ strict: false });
  const answer = useInfiniteQuery({
    ...matchesQuery(of, { side, code, find }),
    placeholderData: keepPreviousData,
  });
  const title = t(side === 'sale' ? 'gstr2.saleMatching' : 'purchase.matching');
  const { rows, more, totals } = useList(answer);
  const task = useInwardTask(of);
  const decisions = useDecisions(of, side);
  const [selected, setSelected] = useState(none);
  const opened = useOpened(rows);
  const columns = useMatchColumns(side, decisions.byIdentity);
  const decisionOf = (row: MatchRow | undefined) => decisions.byIdentity.get(row?.identity ?? '');
  const commandsOf = useMatchCommands(of, side, decisions);
  const set = (change: { code?: string | undefined; view?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const chosen = rows.filter((row) => selected.has(keyOf(row)));
  const { shown } = opened;
  return (
    <Page
      fills
      title={title}
      about={`${of.gstin} · ${shownPeriod(of.period, i18n.language)}`}
      tools={
        <>
          <WorkbookButton of={of} side={side} />
          <Tools {...{ of, side, task, columns }} filter={{ code, find }} />
        </>
      }
    >
      {totals && <MatchCodes totals={totals} chosen={code} onChoose={(wanted) => set({ code: wanted })} />}
      <ListBar>
        <ViewSwitch isParty={view === 'party'} onChoose={(next) => set({ view: next })} />
        {view !== 'party' && <Find />}
      </ListBar>
      <InwardTask {...task} />
      {decisions.trouble && <Notice tone="bad">{decisions.trouble}</Notice>}
      {decisions.said && <Impact said={decisions.said} />}
      {view === 'party' ? (
        <Parties of={of} side={side} />
      ) : (
        <ListStates
          answer={answer}
          count={answer.data && rows.length}
          empty={<Empty>{t(notMatched[side])}</Empty>}
        >
          <RecordList
            name="matching"
            label={title}
            columns={columns}
            rows={rows}
            count={rows.length}
            keyOf={keyOf}
            nameOf={(row) => row.number}
            commandsOf={commandsOf}
            onOpen={opened.open}
            selected={selected}
            onSelect={setSelected}
            onNearEnd={more}
            isStale={answer.isPlaceholderData}
            card={(row) => (
              <DocumentCard
                number={row.number}
                across={<MatchChip code={row.code} />}
                party={row.counterpartyName}
              >
                <FlagChip row={row} decision={decisionOf(row)} />
              </DocumentCard>
            )}
          />
        </ListStates>
      )}
      <Selected
        rows={chosen}
        onDecide={(action) => void decisions.stage(chosen, action).then(() => setSelected(none))}
        onUndo={() => void decisions.undo(chosen).then(() => setSelected(none))}
      />
      <MatchPanel
        row={shown}
        decision={decisionOf(shown)}
        onDecide={(action) => shown && void decisions.stage([shown], action)}
        onUndo={() => shown && void decisions.undo([shown])}
        onStep={opened.step}
        onClose={opened.close}
      />
    </Page>
  );
}

/** The result that the panel shows, and the way to those beside it. */
function useOpened(rows: readonly MatchRow[]) {
  const [opened, setOpened] = useState<string | null>(null);
  const at = rows.findIndex((row) => keyOf(row) === opened);
  const open = (row: MatchRow | undefined) => row && setOpened(keyOf(row));
  return {
    shown: rows[at],
    open,
    step: (by: 1 | -1) => void open(rows[at + by]),
    close: () => setOpened(null),
  };
}

interface ViewSwitchProps {
  readonly isParty: boolean;
  readonly onChoose: (view: string | undefined) => void;
}

/** By document or by party. */
function ViewSwitch({ isParty, onChoose }: ViewSwitchProps) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('parties.view')}
      data={[
        { value: 'document', label: t('parties.documents') },
        { value: 'party', label: t('parties.parties') },
      ]}
      value={isParty ? 'party' : 'document'}
      onChange={(next) => onChoose(next === 'party' ? next : undefined)}
    />
  );
}

/** What can be done with a row, and by which letter; what only we have cannot be decided on. */
function useMatchCommands(
  of: ReturnRef,
  side: MatchSide,
  { stage, undo }: ReturnType<typeof useDecisions>,
): (row: MatchRow) => readonly RowCommand[] {
  const { t } = useTranslation();
  const openView = useOpenView(side);
  return (row) => {
    const { identity } = row;
    if (!identity) return [];
    const view: RowCommand = {
      label: t('purchase.view'),
      letter: 'V',
      run: () => openView(of, identity),
    };
    if (side === 'sale' && row.regime === 'Current') return [view];
    return [
      view,
      { label: t('purchase.accept'), letter: 'A', run: () => void stage([row], 'A') },
      { label: t('purchase.reject'), letter: 'R', isGrave: true, run: () => void stage([row], 'R') },
      { label: t('purchase.markPending'), letter: 'P', run: () => void stage([row], 'P') },
      {
        label: t(row.regime === 'Classic' ? 'gstr2.unmarkPending' : 'purchase.undo'),
        letter: 'U',
        run: () => void undo([row]),
      },
    ];
  };
}

interface ToolsProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly columns: readonly ListColumn<MatchRow>[];
  readonly filter: { readonly code: string | undefined; readonly find: string | undefined };
  readonly task: ReturnType<typeof useInwardTask>;
}

/** The list itself, and what is done with all of it. */
function Tools({ of, side, columns, filter, task }: ToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ListTools
        name="matching"
        columns={columns}
        list={matchesAddress(of, { side, ...filter })}
        whole={matchesAddress(of, { side })}
        fileName={`${t(side === 'sale' ? 'gstr2.saleMatching' : 'purchase.matching')} ${of.gstin}`}
      />
      <Sending of={of} task={task} />
    </>
  );
}

/** Sending, and computing GSTR-2B where there is one; the server says what is possible and why the rest is not. */
function Sending({ of, task }: Pick<ToolsProps, 'of' | 'task'>) {
  const { t } = useTranslation();
  const { data: page } = useQuery(syncPageQuery(of));
  if (!page) return null;
  const { compute2b, acceptReject } = page.buttons;
  const isCurrent = page.regime === 'Current';
  if (isCurrent && !of.form) return null;
  const label = isCurrent ? t('purchase.send', { count: page.answers.staged }) : t('sync.acceptReject');
  return (
    <>
      {isCurrent && (
        <GatedButton gate={compute2b} isBusy={task.isBusy} onPress={() => void task.start('compute-2b')}>
          {t('purchase.compute')}
        </GatedButton>
      )}
      <GatedButton
        gate={acceptReject}
        look="filled"
        isBusy={task.isBusy}
        onPress={() => void task.start('act')}
      >
        {label}
      </GatedButton>
    </>
  );
}

interface SelectedProps {
  readonly rows: readonly MatchRow[];
  readonly onDecide: (action: 'A' | 'R' | 'P') => void;
  readonly onUndo: () => void;
}

function Selected({ rows, onDecide, onUndo }: SelectedProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const tax = rows.reduce((sum, { theirSum }) => sum + (theirSum?.tax ?? 0), 0);
  return (
    <SelectedBar count={rows.length} worth={t('purchase.tax', { amount: rupeesSigned(tax) })}>
      <Button variant="default" onClick={onUndo}>
        {t('purchase.undo')}
      </Button>
      <Button variant="default" onClick={() => onDecide('P')}>
        {t('purchase.markPending')}
      </Button>
      <Button color="brick" onClick={() => onDecide('R')}>
        {t('purchase.reject')}
      </Button>
      <Button onClick={() => onDecide('A')}>{t('purchase.accept')}</Button>
    </SelectedBar>
  );
}

function useMatchColumns(
  side: MatchSide,
  decisions: ReadonlyMap<string, DecisionView>,
): readonly ListColumn<MatchRow>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const { number, date, party, gstin } = documentColumns<MatchRow>(t, side);
    return [
      {
        id: 'code',
        header: t('purchase.matchCode'),
        width: 108,
        exported: written.text('code'),
        cell: (row) => <MatchChip code={row.code} />,
      },
      number,
      date,
      party,
      { ...gstin, isExtra: true },
      amount('ours', t('purchase.oursTaxable'), 'ourSum.taxableValue', (row) => row.ourSum?.taxableValue),
      amount(
        'theirs',
        t('purchase.theirsTaxable'),
        'theirSum.taxableValue',
        (row) => row.theirSum?.taxableValue,
      ),
      { ...amount('ourTax', t('purchase.oursTax'), 'ourSum.tax', (row) => row.ourSum?.tax), isExtra: true },
      {
        ...amount('theirTax', t('purchase.theirsTax'), 'theirSum.tax', (row) => row.theirSum?.tax),
        isExtra: true,
      },
      {
        id: 'why',
        header: t('app.why'),
        width: 184,
        exported: written.text('reasons.0.says'),
        cell: (row) => <span title={row.reasons[0]?.says}>{row.reasons[0]?.says}</span>,
      },
      {
        id: 'flag',
        header: t('purchase.actionFlag'),
        width: 222,
        isPinned: true,
        exported: written.text('action'),
        cell: (row) => <FlagChip row={row} decision={decisions.get(row.identity ?? '')} />,
      },
    ];
  }, [t, side, decisions]);
}

function amount(
  id: string,
  header: string,
  field: string,
  of: (row: MatchRow) => number | undefined,
): ListColumn<MatchRow> {
  return {
    id,
    header,
    exported: written.money(field),
    width: 118,
    isNumber: true,
    cell: (row) => {
      const paise = of(row);
      return paise === undefined ? '–' : rupees(paise);
    },
  };
}
