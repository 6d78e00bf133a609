import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentReturn } from '../../parts/current-return.ts';
import type { Book } from './entry-draft.ts';

/** The way to a new document, beside its list. */
export function NewInvoice({ book }: { book: Book }) {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  const to = { to: `/${book}/invoices/$id`, params: { id: 'new' }, search: current ?? {} } as object;
  return (
    <Button
      leftSection={<IconPlus size={15} aria-hidden="true" />}
      aria-keyshortcuts="N"
      renderRoot={(props) => <Link {...to} {...props} />}
    >
      {t(`entry.${book}.new`)}
    </Button>
  );
}
