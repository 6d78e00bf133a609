import { useTranslation } from 'react-i18next';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { NewButton } from '../../parts/new-button.tsx';
import { useWhyFiled, useWhyNot } from '../../parts/use-why-not.ts';
import type { Book } from './entry-draft.ts';

/** The way to a new document, beside its list. */
export function NewInvoice({ book }: { book: Book }) {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  const whyFiled = useWhyFiled(book === 'sale' ? current : null);
  const why = useWhyNot('edit', current?.gstin) ?? whyFiled;
  const to = { to: `/${book}/invoices/$id`, params: { id: 'new' }, search: current ?? {} } as object;
  return (
    <NewButton to={to} why={why}>
      {t(`entry.${book}.new`)}
    </NewButton>
  );
}
