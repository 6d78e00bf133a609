import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { entryQuery } from '../../api/entry-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { totalsOf } from './amounts.ts';
import { type Book, blankDraft, type EntryDraft } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { typedAmount } from './sale-draft.ts';
import { draftOf } from './use-entry.ts';

type Mode = 'edit' | 'amend' | 'note';
interface EntryPageProps {
  readonly book: Book;
  readonly mode: Mode;
}

/** New and Edit Invoice Sale. */
export const SaleEntryPage = () => <EntryPage book="sale" mode="edit" />;
/** Add Amendment. */
export const SaleAmendPage = () => <EntryPage book="sale" mode="amend" />;
/** Add Credit/Debit Note. */
export const SaleNotePage = () => <EntryPage book="sale" mode="note" />;
/** New and Edit Invoice Purchase. */
export const PurchaseEntryPage = () => <EntryPage book="purchase" mode="edit" />;
/** Add Credit/Debit Note to a purchase. */
export const PurchaseNotePage = () => <EntryPage book="purchase" mode="note" />;

function EntryPage({ book, mode }: EntryPageProps) {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  const { id = 'new' } = useParams({ strict: false });
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return (
    <Loaded key={`${mode}${id}${current.gstin}${current.period}`} {...{ book, mode, id, of: current }} />
  );
}

interface LoadedProps extends EntryPageProps {
  readonly id: string;
  readonly of: ReturnRef;
}

function Loaded({ book, mode, id, of }: LoadedProps) {
  const { t, i18n } = useTranslation();
  const isNew = id === 'new';
  const { data, error, refetch } = useQuery({ ...entryQuery(book, of, id), enabled: !isNew });
  const words = { new: t(`entry.${book}.new`), edit: t(`entry.${book}.edit`) };
  if (isNew) {
    const fresh = { book, of, id, kept: null, replaces: null, refusal: null };
    return <EntryForm {...fresh} mode="edit" start={blankDraft} title={words.new} />;
  }
  if (!data)
    return (
      <Page title={words.edit} about={t('form.loading')}>
        {error ? <Failed failure={error} onRetry={() => void refetch()} /> : <Waiting />}
      </Page>
    );
  if (!data.document) return <Empty>{t('entry.notEditable')}</Empty>;
  const source = draftOf(book, of, data.document);
  if (mode === 'edit') {
    const at = { gstin: of.gstin, period: data.period };
    const replaces = data.entry === null ? id : null;
    const title = source.kind === 'invoice' ? words.edit : t('entry.note');
    return (
      <EntryForm {...{ book, of: at, id, kept: data, replaces, mode, title }} refusal={null} start={source} />
    );
  }
  const isLater = monthOf(of.period) > monthOf(data.period);
  const refusal =
    mode === 'amend' && !isLater
      ? t('entry.amendLater', { period: shownPeriod(data.period, i18n.language) })
      : null;
  return (
    <EntryForm
      {...{ book, of, id, mode, refusal }}
      kept={null}
      replaces={null}
      start={derived(mode, book, source)}
      title={t(`entry.${mode}`)}
    />
  );
}

const monthOf = (period: string): string => period.slice(2) + period.slice(0, 2);

/** What an amendment or a note begins with, made from the invoice it is about. */
function derived(mode: Mode, book: Book, source: EntryDraft): EntryDraft {
  const original = { originalNumber: source.number, originalDate: source.date };
  if (mode === 'amend') return { ...source, ...original, originalValue: undefined };
  const originalValue = typedAmount(totalsOf(source, book).value);
  return {
    ...source,
    ...original,
    ...(book === 'sale' ? { originalValue } : {}),
    kind: 'credit-note',
    number: undefined,
    date: undefined,
    roundOff: undefined,
  };
}
