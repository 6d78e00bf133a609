import { IconArrowBackUp, IconFilePencil, IconFileSymlink, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { Advance } from '../../api/types.ts';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import { commandIcon as icon, useCommonCommands } from '../entry/common-commands.tsx';
import type { Book } from '../entry/entry-draft.ts';

/** The seed's commands on a row of advances, in its order and words. */
export function useAdvanceCommands(book: Book, of: ReturnRef) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const common = useCommonCommands(book, of);
  const go = (id: string, end = '') =>
    void navigate({ to: `/${book}/advances/$id${end}`, params: { id }, search: { ...of } } as never);
  const edit = (row: Advance) => {
    if (row.number !== '') go(String(row.entry));
  };
  const commandsOf = (row: Advance): readonly RowCommand[] => {
    const id = String(row.entry);
    // What came in as the sum of a month is no voucher.
    const isOwn = row.number !== '';
    const hasBalance = (row.balance ?? 0) > 0 && row.state !== 'draft';
    const all: readonly (RowCommand | false)[] = [
      isOwn && {
        label: t('entry.amend'),
        icon: <IconFilePencil {...icon} />,
        run: () => go(id, '/amend'),
      },
      isOwn &&
        hasBalance && {
          label: t('advances.refund'),
          icon: <IconArrowBackUp {...icon} />,
          run: () => go(id, '/refund'),
        },
      isOwn && {
        label: t(`advances.${book}.edit`),
        icon: <IconPencil {...icon} />,
        run: () => edit(row),
      },
      isOwn &&
        hasBalance && {
          label: t('advances.adjust'),
          letter: 'J',
          icon: <IconFileSymlink {...icon} />,
          run: () => go(id, '/adjust'),
        },
      book === 'sale' && row.kind !== 'advance-adjustment' && common.print(id),
      common.openSync,
      common.editCampus,
    ];
    return all.filter((command) => command !== false);
  };
  return { of: commandsOf, edit, add: () => go('new') };
}
