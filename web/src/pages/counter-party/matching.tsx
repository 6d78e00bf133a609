import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { facetsQuery, matchesAddress, matchesQuery } from '../../api/counterparty-queries.ts';
import { type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import type { ListedMatch, MatchSide } from '../../api/types.ts';
import { rupeesSigned } from '../../format/money.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar, SelectedBar } from '../../parts/record-list/list-bar.tsx';
import type { ListColumn, RowCommand } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { WayToSync } from '../../parts/way-to.tsx';
import { Impact } from './impact.tsx';
import { InwardTask } from './inward-task.tsx';
import { FlagChip, MatchChip } from './match-chips.tsx';
import { MatchCodes } from './match-codes.tsx';
import { useMatchColumns } from './match-columns.tsx';
import { MatchFacets } from './match-facets.tsx';
import { NoteButtons, nameInNotes } from './match-notes.tsx';
import { MatchPanel } from './match-panel.tsx';
import { type ScopeFilter, ScopeSwitch, useScope } from './match-scope.tsx';
import { Parties } from './parties.tsx';
import { useDecisions } from './use-decisions.ts';
import { useInwardTask } from './use-inward-task.ts';
import { useOpenView } from './use-open-view.ts';
import { WorkbookButton } from './workbook-button.tsx';

const none: ReadonlySet<string> = new Set();
const keyOf = ({ ours, theirs }: ListedMatch): string => `${ours.join()}≈${theirs.join()}`;

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
  const { t } = useTranslation();
  const { find, code, counterparty, reason, owner, view } = useSearch({ strict: false });
  const scope = useScope(of);
  const filter = { ...scope.filter, code, find, counterparty, reason, owner };
  const answer = useInfiniteQuery({
    ...matchesQuery(of, { side, ...filter }),
    placeholderData: keepPreviousData,
  });
  const title = t(side === 'sale' ? 'gstr2.saleMatching' : 'purchase.matching');
  const { rows, more } = useList(answer);
  const task = useInwardTask(of);
  const decisions = useDecisions(of, side);
  const [selected, setSelected] = useState(none);
  const opened = useOpened(rows);
  const columns = useMatchColumns(side, decisions.byIdentity);
  const decisionOf = (row: ListedMatch | undefined) => decisions.byIdentity.get(row?.identity ?? '');
  const commandsOf = useMatchCommands(of, side, decisions);
  const chosen = rows.filter((row) => selected.has(keyOf(row)));
  const { shown } = opened;
  return (
    <Page
      fills
      title={title}
      about={`${of.gstin} · ${scope.words}`}
      tools={
        <>
          <WorkbookButton of={of} side={side} scope={scope.filter} />
          <Tools {...{ of, side, task, columns, filter }} scope={scope.filter} />
        </>
      }
    >
      <Narrowing of={of} side={side} filter={filter} />
      <InwardTask {...task} />
      {decisions.trouble && <Notice tone="bad">{decisions.trouble}</Notice>}
      {decisions.said && <Impact said={decisions.said} />}
      {view === 'party' ? (
        <Parties of={of} side={side} scope={scope.filter} />
      ) : (
        <ListStates
          answer={answer}
          count={answer.data && rows.length}
          empty={<NoMatches of={of} side={side} scope={scope} />}
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
        notes={<NoteButtons of={of} side={side} documents={chosen.map(nameInNotes)} />}
        onDecide={(action) => void decisions.stage(chosen, action).then(() => setSelected(none))}
        onUndo={() => void decisions.undo(chosen).then(() => setSelected(none))}
      />
      <MatchPanel
        of={of}
        side={side}
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

interface NoMatchesProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly scope: ReturnType<typeof useScope>;
}

function NoMatches({ of, side, scope: { scope, words } }: NoMatchesProps) {
  const { t } = useTranslation();
  const says = scope === 'all' ? t(notMatched[side]) : t('matching.none', { scope: words });
  return <Empty ways={<WayToSync of={of} />}>{says}</Empty>;
}

interface NarrowingProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly filter: Readonly<Record<string, string | undefined>>;
}

/** Of which periods, by document or by party, and what the list is narrowed to; all of it stands in the address. */
function Narrowing({ of, side, filter }: NarrowingProps) {
  const navigate = useNavigate();
  const { code, view, scope } = useSearch({ strict: false });
  const { data: facets } = useQuery({ ...facetsQuery(of, side, filter), placeholderData: keepPreviousData });
  const set = (change: { code?: string | undefined; view?: string | undefined }) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...change }), replace: true });
  const isParty = view === 'party';
  return (
    <>
      {facets && (
        <MatchCodes counted={facets.codes} chosen={code} onChoose={(wanted) => set({ code: wanted })} />
      )}
      <ListBar>
        <ScopeSwitch of={of} scope={scope} />
        <ViewSwitch isParty={isParty} onChoose={(next) => set({ view: next })} />
        {!isParty && <Find />}
        {!isParty && facets && <MatchFacets facets={facets} />}
      </ListBar>
    </>
  );
}

/** The result that the panel shows, and the way to those beside it. */
function useOpened(rows: readonly ListedMatch[]) {
  const [opened, setOpened] = useState<string | null>(null);
  const at = rows.findIndex((row) => keyOf(row) === opened);
  const open = (row: ListedMatch | undefined) => row && setOpened(keyOf(row));
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
): (row: ListedMatch) => readonly RowCommand[] {
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
  readonly columns: readonly ListColumn<ListedMatch>[];
  readonly filter: Readonly<Record<string, string | undefined>>;
  readonly scope: ScopeFilter;
  readonly task: ReturnType<typeof useInwardTask>;
}

/** The list itself, and what is done with all of it. */
function Tools({ of, side, columns, filter, scope, task }: ToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ListTools
        name="matching"
        columns={columns}
        list={matchesAddress(of, { side, ...filter })}
        whole={matchesAddress(of, { side, ...scope })}
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
  readonly rows: readonly ListedMatch[];
  /** Comment and Assign. */
  readonly notes: ReactNode;
  readonly onDecide: (action: 'A' | 'R' | 'P') => void;
  readonly onUndo: () => void;
}

function Selected({ rows, notes, onDecide, onUndo }: SelectedProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const tax = rows.reduce((sum, { theirSum }) => sum + (theirSum?.tax ?? 0), 0);
  return (
    <SelectedBar count={rows.length} worth={t('purchase.tax', { amount: rupeesSigned(tax) })}>
      {notes}
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
