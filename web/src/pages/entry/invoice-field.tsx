import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { partyInvoicesQuery } from '../../api/advance-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { useDraftHere } from '../../parts/form/use-draft.ts';
import type { Book } from './entry-draft.ts';

interface InvoiceFieldProps {
  readonly book: Book;
  readonly of: ReturnRef;
  readonly party: string | undefined;
}

/** The invoice that takes up an advance: one of the party's in the period, or any that is typed. */
export function InvoiceField({ book, of, party }: InvoiceFieldProps) {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const { data = [] } = useQuery(partyInvoicesQuery(book, of, party));
  const choices = new Map(
    data.map((invoice) => [
      `${invoice.number} · ${shownDate(invoice.date)} · ${rupees(invoice.value)}`,
      invoice,
    ]),
  );
  return (
    <Autocomplete
      label={t('advances.invoiceNo')}
      required
      withAsterisk
      description={t('advances.invoiceHint', { count: data.length })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={String(draft.read('number') ?? '')}
      data={[...choices.keys()]}
      limit={30}
      autoComplete="off"
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      error={draft.findings.find(({ column }) => column === 'number')?.says}
      onChange={(text) => draft.write('number', text || undefined)}
      onOptionSubmit={(label) =>
        setTimeout(() => {
          const invoice = choices.get(label);
          if (!invoice) return;
          draft.write('number', invoice.number);
          draft.write('date', invoice.date);
        })
      }
    />
  );
}
