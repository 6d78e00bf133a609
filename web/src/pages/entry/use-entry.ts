import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { purchaseKey } from '../../api/counterparty-queries.ts';
import { bookPath, entryQuery, type KeptEntry } from '../../api/entry-queries.ts';
import { type ReturnRef, returnKey } from '../../api/queries.ts';
import { ApiProblem, request } from '../../api/request.ts';
import type { PurchaseDocumentView, SaleDocument, SaleEntry, TypedPurchase } from '../../api/types.ts';
import type { Draft } from '../../parts/form/use-draft.ts';
import { type Book, blankAdvance, blankDraft, type EntryDraft, isAdvance, listOf } from './entry-draft.ts';
import { findingsOnForm } from './findings-on-form.ts';
import { draftOfPurchase, purchaseOfDraft } from './purchase-draft.ts';
import { draftOfSale, saleOfDraft } from './sale-draft.ts';

/** Which document a form writes, and where it goes. */
export interface EntryOf {
  readonly book: Book;
  /** GSTIN and the period it is posted in. */
  readonly of: ReturnRef;
  readonly kept: KeptEntry | null;
  /** Key of the row of the return whose place it takes. */
  readonly replaces: string | null;
}

/** What was saved last in this window, so that the form that opens then can say so. */
const savedKey = ['entry-saved'] as const;

/** A kept document as its form shows it. */
export function draftOf(book: Book, { gstin }: ReturnRef, document: SaleEntry | TypedPurchase): EntryDraft {
  const own = gstin.slice(0, 2);
  return book === 'sale'
    ? draftOfSale(document as SaleEntry, own)
    : draftOfPurchase(document as TypedPurchase, own);
}

/** The body of a request about what is typed. */
export function bodyOf(book: Book, { period }: ReturnRef, draft: EntryDraft) {
  return { period, content: book === 'sale' ? saleOfDraft(draft) : purchaseOfDraft(draft) };
}

interface ToSend {
  readonly draft: EntryDraft;
  readonly version: number;
  readonly asDraft: boolean;
}

function send({ book, of, kept, replaces }: EntryOf, { draft, version, asDraft }: ToSend) {
  const body = { ...bodyOf(book, of, draft), ...(asDraft ? { asDraft } : {}) };
  const path = bookPath(book, of.gstin);
  if (kept?.entry)
    return request<SaleDocument | PurchaseDocumentView>(
      'PUT',
      `${path}/${kept.entry}?version=${version}`,
      body,
    );
  const added = replaces === null ? body : { ...body, replaces };
  return request<SaleDocument | PurchaseDocumentView>('POST', path, added);
}

/** The acts of the form of a document: save, keep as a draft, delete, and what became of the last one. */
export function useEntry(entry: EntryOf, draft: Draft<EntryDraft>, onBegin: () => void) {
  const { book, of, kept } = entry;
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [state, setState] = useState({ isBusy: false, failure: null as unknown });
  const [version, setVersion] = useState(kept?.version ?? 0);
  const saved = cache.getQueryData<{ entry: number; version: number }>(savedKey);
  const refresh = async () => {
    await cache.invalidateQueries({ queryKey: returnKey(of) });
    await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
  };
  const run = async (work: () => Promise<void>) => {
    setState({ isBusy: true, failure: null });
    draft.blame([]);
    try {
      await work();
      setState({ isBusy: false, failure: null });
    } catch (failure) {
      if (failure instanceof ApiProblem) draft.blame(findingsOnForm(failure.findings, draft.content));
      setState({ isBusy: false, failure });
    }
  };
  const go = (id: string, replace: boolean) =>
    navigate({
      to: `${listOf(book, draft.content)}/$id` as '/sale/invoices/$id',
      params: { id },
      search: { ...of },
      replace,
      ignoreBlocker: true,
    });
  return {
    ...state,
    version,
    isSaved: !draft.isDirty && kept?.entry === saved?.entry && version === saved?.version,
    isOvertaken: state.failure instanceof ApiProblem && state.failure.code === 'CHANGED',
    hasErrors: state.failure instanceof ApiProblem && state.failure.code === 'DOCUMENT-HAS-ERRORS',
    save: (then?: 'new' | 'draft') =>
      run(async () => {
        const answer = await send(entry, { draft: draft.content, version, asDraft: then === 'draft' });
        cache.setQueryData(savedKey, { entry: answer.entry, version: answer.version });
        setVersion(answer.version);
        const { entry: number, version: at, changedAt, changedBy, period, content } = answer;
        const now: KeptEntry = {
          entry: number,
          version: at,
          changedAt,
          changedBy,
          period,
          document: content,
        };
        cache.setQueryData(entryQuery(book, of, String(number)).queryKey, now);
        const blank = isAdvance(draft.content) ? blankAdvance(book) : blankDraft;
        draft.begin(then === 'new' ? blank : draftOf(book, of, content));
        onBegin();
        await refresh();
        if (then === 'new' && kept) await go('new', false);
        else if (then !== 'new' && !kept?.entry) await go(String(number), true);
      }),
    remove: async () => {
      if (!kept?.entry) return;
      const body = { entries: [kept.entry], deleted: true, version };
      await request('PATCH', bookPath(book, of.gstin), body);
      draft.begin(draft.content);
      await navigate({
        to: listOf(book, draft.content) as '/sale/invoices',
        search: { ...of },
        ignoreBlocker: true,
      });
      await refresh();
    },
    /** What is saved now, to compare with. */
    newest: () => cache.fetchQuery(entryQuery(book, of, String(kept?.entry))),
    /** Goes on from their version with what was chosen of both. */
    goOn: (theirs: KeptEntry, base: EntryDraft, chosen: EntryDraft) => {
      setVersion(theirs.version);
      setState({ isBusy: false, failure: null });
      draft.begin(base);
      for (const name of new Set([...Object.keys(base), ...Object.keys(chosen)]))
        draft.write(name, chosen[name as keyof EntryDraft]);
      onBegin();
    },
  };
}
