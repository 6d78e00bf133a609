import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { facetsQuery, matchesQuery } from '../../api/counterparty-queries.ts';
import { type ReturnRef, syncPageQuery } from '../../api/queries.ts';
import type { MatchFacets as Facets, ListedMatch, MatchSide } from '../../api/types.ts';
import { shownDate, shownTime } from '../../format/date.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { Empty, Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { WayToSync } from '../../parts/way-to.tsx';
import { AsOfStrip, AsOnInput, useAsOf } from './as-of.tsx';
import { Impact } from './impact.tsx';
import { InwardTask } from './inward-task.tsx';
import { FlagChip, MatchChip } from './match-chips.tsx';
import { MatchCodes } from './match-codes.tsx';
import { useMatchColumns } from './match-columns.tsx';
import { MatchFacets } from './match-facets.tsx';
import { NoteButtons, nameInNotes } from './match-notes.tsx';
import { MatchPanel } from './match-panel.tsx';
import { ScopeSwitch, useScope } from './match-scope.tsx';
import { MatchTools, Selected } from './match-tools.tsx';
import { Parties } from './parties.tsx';
import { useDecisions } from './use-decisions.ts';
import { useInwardTask } from './use-inward-task.ts';
import { useOpenView } from './use-open-view.ts';

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
  const { asOf } = useAsOf();
  const filter = { ...scope.filter, code, find, counterparty, reason, owner, asOf };
  const { answer, facets, sync } = useAsked(of, side, filter);
  const title = t(side === 'sale' ? 'gstr2.saleMatching' : 'purchase.matching');
  const { rows, more } = useList(answer);
  const task = useInwardTask(of);
  const decisions = useDecisions(of, side, asOf);
  const [selected, setSelected] = useState(none);
  const { shown, ...opened } = useOpened(rows);
  const columns = useMatchColumns(side, decisions.byIdentity);
  const decisionOf = (row: ListedMatch | undefined) => decisions.byIdentity.get(row?.identity ?? '');
  const commandsOf = useMatchCommands(of, side, decisions);
  const chosen = rows.filter((row) => selected.has(keyOf(row)));
  const empty = <NoMatches of={of} side={side} scope={scope} />;
  const stand = useStand(side, answer.data?.pages[0]?.matchedAt);
  return (
    <Page
      fills
      title={title}
      about={[of.gstin, scope.words, stand].filter(Boolean).join(' · ')}
      tools={<MatchTools {...{ of, side, task, columns, filter }} page={sync.data} scope={scope.filter} />}
    >
      <AsOfStrip of={of} side={side} scope={scope.filter} />
      <Narrowing of={of} facets={facets.data} />
      <InwardTask {...task} />
      {decisions.trouble && <Notice tone="bad">{decisions.trouble}</Notice>}
      {decisions.said && <Impact said={decisions.said} />}
      {view === 'party' ? (
        <Parties of={of} side={side} scope={scope.filter} filter={filter} empty={empty} />
      ) : (
        <ListStates
          answer={answer}
          besides={[sync, facets, decisions.answer]}
          count={answer.data && rows.length}
          empty={empty}
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

/** The results, what they can be narrowed by, and where the return stands. */
function useAsked(of: ReturnRef, side: MatchSide, filter: Readonly<Record<string, string | undefined>>) {
  const kept = { placeholderData: keepPreviousData } as const;
  return {
    answer: useInfiniteQuery({ ...matchesQuery(of, { side, ...filter }), ...kept }),
    facets: useQuery({ ...facetsQuery(of, side, filter), ...kept }),
    sync: useQuery(syncPageQuery(of)),
  };
}

/** As on which day the matching is shown; of sales, which it follows only when something is downloaded, when it was made. */
function useStand(side: MatchSide, matchedAt: string | null | undefined): string | false | null | undefined {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  if (asOf) return t('matching.asOf.day', { day: shownDate(asOf) });
  return side === 'sale' && matchedAt && t('matching.matchedAt', { time: shownTime(matchedAt) });
}

interface NoMatchesProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly scope: ReturnType<typeof useScope>;
}

function NoMatches({ of, side, scope: { scope, words } }: NoMatchesProps) {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  if (asOf) return <Empty>{t('matching.asOf.none', { scope: words, day: shownDate(asOf) })}</Empty>;
  const says = scope === 'all' ? t(notMatched[side]) : t('matching.none', { scope: words });
  return <Empty ways={<WayToSync of={of} />}>{says}</Empty>;
}

interface NarrowingProps {
  readonly of: ReturnRef;
  /** Undefined until they are counted. */
  readonly facets: Facets | undefined;
}

/** Of which periods, by document or by party, and what the list is narrowed to; all of it stands in the address. */
function Narrowing({ of, facets }: NarrowingProps) {
  const navigate = useNavigate();
  const { code, view, scope } = useSearch({ strict: false });
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
        <AsOnInput />
        <ViewSwitch isParty={isParty} onChoose={(next) => set({ view: next })} />
        <Find />
        {facets && <MatchFacets facets={facets} />}
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
  const { gate } = useAsOf();
  const ofToday = (command: RowCommand): RowCommand => (gate.why ? { ...command, why: gate.why } : command);
  return (row) => {
    const { identity } = row;
    if (!identity) return [];
    const view: RowCommand = {
      label: t('purchase.view'),
      letter: 'V',
      run: () => openView(of, identity),
    };
    if (side === 'sale' && row.regime === 'Current') return [view].map(ofToday);
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
    ].map(ofToday);
  };
}
