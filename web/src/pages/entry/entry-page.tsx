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
import { type Book, blankAdvance, blankDraft, type EntryDraft, type EntryMode } from './entry-draft.ts';
import { EntryForm } from './entry-form.tsx';
import { typedAmount } from './sale-draft.ts';
import { draftOf } from './use-entry.ts';

interface EntryPageProps {
  readonly book: Book;
  readonly mode: EntryMode;
  /** A new document is an advance. */
  readonly ofAdvance?: boolean;
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

/** Add Amendment to a purchase. */
export const PurchaseAmendPage = () => <EntryPage book="purchase" mode="amend" />;

/** New and Edit Payment Customer, and what is made from it. */
export const SaleAdvancePage = () => <EntryPage book="sale" mode="edit" ofAdvance />;
/** Add Amendment to an advance of a customer. */
export const SaleAdvanceAmendPage = () => <EntryPage book="sale" mode="amend" ofAdvance />;
/** Add Refund Voucher. */
export const SaleRefundPage = () => <EntryPage book="sale" mode="refund" ofAdvance />;
/** Adjust an advance against an invoice. */
export const SaleAdjustPage = () => <EntryPage book="sale" mode="adjust" ofAdvance />;
/** New and Edit Payment Vendor, and what is made from it. */
export const PurchaseAdvancePage = () => <EntryPage book="purchase" mode="edit" ofAdvance />;
/** Add Amendment to an advance paid to a vendor. */
export const PurchaseAdvanceAmendPage = () => <EntryPage book="purchase" mode="amend" ofAdvance />;
/** Add Refund Voucher of a vendor. */
export const PurchaseRefundPage = () => <EntryPage book="purchase" mode="refund" ofAdvance />;
/** Adjust an advance against an invoice of the vendor. */
export const PurchaseAdjustPage = () => <EntryPage book="purchase" mode="adjust" ofAdvance />;

function EntryPage({ book, mode, ofAdvance }: EntryPageProps) {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  const { id = 'new' } = useParams({ strict: false });
  if (!current) return <Empty>{t('app.needsReturn')}</Empty>;
  return (
    <Loaded
      key={`${mode}${id}${current.gstin}${current.period}`}
      {...{ book, mode, id, of: current }}
      ofAdvance={ofAdvance ?? false}
    />
  );
}

interface LoadedProps extends EntryPageProps {
  readonly id: string;
  readonly of: ReturnRef;
}

function Loaded({ book, mode, id, of, ofAdvance }: LoadedProps) {
  const { t, i18n } = useTranslation();
  const isNew = id === 'new';
  const { data, error, refetch } = useQuery({ ...entryQuery(book, of, id), enabled: !isNew });
  const words = ofAdvance
    ? { new: t(`advances.${book}.new`), edit: t(`advances.${book}.edit`) }
    : { new: t(`entry.${book}.new`), edit: t(`entry.${book}.edit`) };
  if (isNew) {
    const fresh = { book, of, id, kept: null, replaces: null, refusal: null };
    return (
      <EntryForm
        {...fresh}
        mode="edit"
        start={ofAdvance ? blankAdvance(book) : blankDraft}
        title={words.new}
      />
    );
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
    const title = titleOf(source.kind) ? t(titleOf(source.kind) as 'entry.note') : words.edit;
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
      title={t(mode === 'amend' || mode === 'note' ? `entry.${mode}` : `advances.${mode}`)}
    />
  );
}

const monthOf = (period: string): string => period.slice(2) + period.slice(0, 2);

/** What a document is called that is neither invoice nor voucher. */
function titleOf(kind: string): string | null {
  if (kind.endsWith('-note')) return 'entry.note';
  if (kind === 'advance-refund') return 'advances.refund';
  return kind === 'advance-adjustment' ? 'advances.adjust' : null;
}

/** What an amendment, a note, a refund or an adjustment begins with, made from the document it is about. */
function derived(mode: EntryMode, book: Book, source: EntryDraft): EntryDraft {
  const fresh = { number: undefined, date: undefined, roundOff: undefined, postingDate: undefined };
  if (mode === 'amend') {
    const ofInvoice = source.kind === 'invoice' && book === 'sale';
    return ofInvoice
      ? { ...source, originalNumber: source.number, originalDate: source.date, originalValue: undefined }
      : { ...source, amendsNumber: source.number, amendsDate: source.date };
  }
  if (mode === 'refund' || mode === 'adjust') {
    return {
      ...source,
      ...fresh,
      kind: mode === 'refund' ? 'advance-refund' : 'advance-adjustment',
      adjustsNumber: source.number,
      adjustsDate: source.date,
      amendsNumber: undefined,
      amendsDate: undefined,
    };
  }
  const originalValue = typedAmount(totalsOf(source, book).value);
  return {
    ...source,
    ...fresh,
    originalNumber: source.number,
    originalDate: source.date,
    ...(book === 'sale' ? { originalValue } : {}),
    kind: 'credit-note',
  };
}
