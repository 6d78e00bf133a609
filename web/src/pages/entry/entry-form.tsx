import { Button } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookPath, entryQuery, type KeptEntry } from '../../api/entry-queries.ts';
import { briefQuery } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { PurchaseTried, ReturnBrief, SaleTried } from '../../api/types.ts';
import { shownTime } from '../../format/date.ts';
import { shownPeriod } from '../../format/period.ts';
import form from '../../parts/form/form.module.css';
import { FormBody } from '../../parts/form/form-body.tsx';
import { LeaveGuard } from '../../parts/form/leave-guard.tsx';
import { DraftOf, useDraft } from '../../parts/form/use-draft.ts';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';
import { MatchActions } from '../counter-party/match-actions.tsx';
import { isZeroRated, supplyTypeOf } from './amounts.ts';
import { type Book, type EntryDraft, type EntryMode, isBlankLine } from './entry-draft.ts';
import { EntryFields } from './entry-fields.tsx';
import { EntryFoot } from './entry-foot.tsx';
import { EntryOutcome } from './entry-outcome.tsx';
import { ItemGrid } from './item-grid.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { bodyOf, draftOf, type EntryOf, useEntry } from './use-entry.ts';

interface EntryFormProps extends EntryOf {
  readonly id: string;
  readonly start: EntryDraft;
  readonly mode: EntryMode;
  readonly title: string;
  /** Why nothing can be saved here yet; null when it can. */
  readonly refusal: string | null;
}

/** The form of a document: head, items, what is wrong, and what can be done. */
export function EntryForm(props: EntryFormProps) {
  const { book, of, kept, start, mode, title } = props;
  const { i18n } = useTranslation();
  const [round, setRound] = useState(0);
  const [base, setBase] = useState(start);
  const [theirs, setTheirs] = useState<KeptEntry | null>(null);
  const draft = useDraft<EntryDraft>(start);
  const entry = useEntry(props, draft, () => setRound((before) => before + 1));
  const { data: sync } = useQuery({ ...briefQuery(of), enabled: book === 'sale' });
  const isFiled = book === 'sale' && sync?.status === 'filed';
  const why = useWhyNot('edit', of.gstin);
  const isLocked = why !== null || (isFiled && mode === 'edit');
  const type = useTried(props, draft.content);
  const isNote = draft.content.kind.endsWith('-note');
  useSupplyType(book, of.gstin.slice(0, 2), draft);
  useHotkeys([['mod+S', () => void (isLocked || entry.save())]], []);
  const compare = async () => setTheirs(await entry.newest());
  const news = useNews(props, {
    version: entry.version,
    isDirty: draft.isDirty,
    isSaved: entry.isSaved,
    isBusy: entry.isBusy,
    onTake: (now) => {
      if (!now.document) return;
      const fresh = draftOf(book, of, now.document);
      setBase(fresh);
      entry.goOn(now, fresh, fresh);
    },
    onCompare: () => void compare(),
  });
  const theirDraft = theirs?.document ? draftOf(book, of, theirs.document) : null;
  return (
    <Page
      title={title}
      about={[kept && draft.content.number, of.gstin, shownPeriod(of.period, i18n.language)]
        .filter(Boolean)
        .join(' · ')}
    >
      <form
        className={form.form}
        style={{ maxWidth: 'none' }}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void entry.save();
        }}
        onKeyDown={(event) => {
          // Enter in a field is no wish to save: a form of many fields is saved by its button or Ctrl+S.
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
      >
        <Banners {...props} sync={sync} isFiled={isFiled} />
        {news}
        <EntryOutcome entry={entry} findings={draft.findings} onCompare={() => void compare()} />
        <FormBody key={round} why={why} isLocked={isLocked}>
          <DraftOf value={draft as never}>
            <EntryFields book={book} of={of} invoiceType={type} isNote={isNote} />
            <ItemGrid book={book} isLocked={isLocked} />
          </DraftOf>
        </FormBody>
        {book === 'purchase' && kept?.entry && mode === 'edit' && (
          <MatchActions of={of} side="purchase" own={String(kept.entry)} />
        )}
        <EntryFoot {...props} draft={draft} entry={entry} isLocked={isLocked} mayEdit={why === null} />
      </form>
      {theirs && theirDraft && (
        <MergeDialog
          book={book}
          base={base}
          mine={draft.content}
          theirs={theirDraft}
          by={theirs.changedBy ?? ''}
          onClose={() => setTheirs(null)}
          onTake={(chosen) => {
            setBase(theirDraft);
            entry.goOn(theirs, theirDraft, chosen);
            setTheirs(null);
          }}
        />
      )}
      <LeaveGuard isDirty={draft.isDirty} />
    </Page>
  );
}

interface BannersProps extends EntryFormProps {
  readonly sync: ReturnBrief | undefined;
  readonly isFiled: boolean;
}

/** What is to be known of the document before it is changed. */
function Banners({ sync, isFiled, mode, refusal, kept }: BannersProps) {
  const { t } = useTranslation();
  const filed = { date: sync?.filedOn ?? '', arn: sync?.arn ?? '' };
  return (
    <>
      {isFiled && <Notice tone="ok">{t('entry.finalized', filed)}</Notice>}
      {mode === 'amend' && <Notice tone={refusal ? 'needs' : 'go'}>{refusal ?? t('entry.amending')}</Notice>}
      {kept?.entry === null && mode === 'edit' && !isFiled && (
        <Notice tone="go">{t('entry.fromWorkbook')}</Notice>
      )}
    </>
  );
}

interface News {
  readonly version: number;
  readonly isDirty: boolean;
  readonly isSaved: boolean;
  readonly isBusy: boolean;
  readonly onTake: (now: KeptEntry) => void;
  readonly onCompare: () => void;
}

/** Tells of a newer version: shown at once where nothing was typed, offered to compare where something was. */
function useNews({ book, of, id, kept, mode }: EntryFormProps, news: News) {
  const { t } = useTranslation();
  const isWatched = Boolean(kept?.entry) && mode === 'edit';
  const { data } = useQuery({ ...entryQuery(book, of, id), enabled: isWatched });
  const [told, setTold] = useState<KeptEntry | null>(null);
  const isNewer = isWatched && data !== undefined && data.version > news.version && !news.isBusy;
  useEffect(() => {
    if (!isNewer || news.isDirty || !data) return;
    setTold(data);
    news.onTake(data);
  });
  const now = isNewer ? data : told?.version === news.version && !news.isSaved ? told : null;
  if (!now) return null;
  const action = isNewer && news.isDirty && (
    <Button variant="default" size="compact-xs" onClick={news.onCompare}>
      {t('entry.compare')}
    </Button>
  );
  return (
    <Notice tone="needs" action={action}>
      {t('entry.changedBy', { by: now.changedBy, at: shownTime(now.changedAt) })}{' '}
      {!isNewer && t('entry.seeTheirs')}
    </Notice>
  );
}

/** Inter- or intra-State follows from GSTIN, place and type whenever one of them changes. */
function useSupplyType(book: Book, own: string, draft: ReturnType<typeof useDraft<EntryDraft>>): void {
  const { gstin, placeOfSupply, type, isFromSez } = draft.content;
  const facts = [gstin?.slice(0, 2), placeOfSupply, type, isFromSez].join();
  const last = useRef(facts);
  useEffect(() => {
    if (last.current === facts) return;
    last.current = facts;
    draft.write('supplyType', supplyTypeOf(book, own, draft.content) ?? undefined);
  });
}

const names: Readonly<Record<string, string>> = {
  b2b: 'B2B',
  b2ba: 'B2BA',
  b2cl: 'B2CL',
  b2cla: 'B2CLA',
  b2cs: 'B2CS',
  b2csa: 'B2CSA',
  exp: 'EXP',
  expa: 'EXPA',
  cdnr: 'CDN',
  cdn: 'CDN',
  cdnur: 'CDNUR',
  nil: 'Nil',
  b2bur: 'B2BUR',
  imp_g: 'IMPG',
  imp_s: 'IMPS',
};

/** The type of the invoice as the server derives it, once there is enough to ask about. */
function useTried({ book, of }: EntryOf, content: EntryDraft): string {
  const [typed] = useDebouncedValue(content, 350);
  const isEnough =
    /^[A-Za-z0-9/-]+$/.test(typed.number ?? '') &&
    Boolean(typed.date && typed.placeOfSupply) &&
    typed.lines.some((line) => !isBlankLine(line)) &&
    [0, 15].includes(typed.gstin?.length ?? 0) &&
    [0, 15].includes(typed.etin?.length ?? 0);
  const { data } = useQuery({
    queryKey: ['entry-tried', book, of, typed],
    queryFn: () =>
      post<SaleTried | PurchaseTried>(`${bookPath(book, of.gstin)}/try`, bodyOf(book, of, typed)),
    enabled: isEnough,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!data || !isEnough) return '–';
  const tables = 'tables' in data ? data.tables : [data.section];
  return tables
    .map((table) => [names[table] ?? table.toUpperCase(), partOf(table, typed, book)].join(''))
    .join(', ');
}

/** What follows the type: `B2B - SEWOP`, `CDN - C`, `EXP - WPAY`. */
function partOf(table: string, draft: EntryDraft, book: Book): string {
  if (table.startsWith('cdn')) return draft.kind === 'debit-note' ? ' - D' : ' - C';
  if (table.startsWith('exp')) return isZeroRated(draft, book) ? ' - WOPAY' : ' - WPAY';
  return table === 'b2b' || table === 'b2ba' ? ` - ${draft.type ?? 'R'}` : '';
}
