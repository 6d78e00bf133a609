import {
  IconBuilding,
  IconFilePencil,
  IconMapPinPlus,
  IconPencil,
  IconReceiptRefund,
  IconUser,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import { commandIcon as icon, useCommonCommands, useOpenMaster } from './common-commands.tsx';
import type { Book } from './entry-draft.ts';

/** What the commands of a row need to know of its document. */
export interface RowDocument {
  /** Number of the entry, or key of the row of the return; null where it is no document of its own. */
  readonly id: string | null;
  readonly partyGstin: string | null;
  readonly partyName: string | null;
  readonly isInvoice: boolean;
}

/** The seed's commands on a row of sales or purchases, in its order and words. */
export function useEntryCommands(book: Book, of: ReturnRef) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const go = (to: string, params: object = {}) => void navigate({ to, params, search: { ...of } } as never);
  const openMaster = useOpenMaster(of);
  const common = useCommonCommands(book, of);
  /** False where there is nothing to edit. */
  const edit = ({ id }: RowDocument): boolean => {
    if (id !== null) go(`/${book}/invoices/$id`, { id });
    return id !== null;
  };
  const commandsOf = (row: RowDocument): readonly RowCommand[] => {
    const { id, partyGstin, partyName, isInvoice } = row;
    const party = partyGstin ?? partyName;
    const place = book === 'sale' ? '/sale/customers' : '/purchase/vendors';
    const isOwn = id !== null;
    const all: readonly (RowCommand | false)[] = [
      isOwn && { label: t(`entry.${book}.edit`), icon: <IconPencil {...icon} />, run: () => void edit(row) },
      book === 'sale' && isOwn && /^\d+$/.test(id) && common.print(id),
      common.openSync,
      party !== null && {
        label: t('entry.editParty'),
        icon: <IconUser {...icon} />,
        run: () => void openMaster('/parties', party, place),
      },
      common.editCampus,
      {
        label: t('entry.addCampus'),
        icon: <IconMapPinPlus {...icon} />,
        run: () => go('/master/campuses/$id', { id: 'new' }),
      },
      {
        label: t('entry.editCompany'),
        icon: <IconBuilding {...icon} />,
        run: () => void openMaster('/companies', of.gstin.slice(2, 12), '/master/companies'),
      },
      isOwn && {
        label: t('entry.amend'),
        icon: <IconFilePencil {...icon} />,
        run: () => go(`/${book}/invoices/$id/amend`, { id }),
      },
      isOwn &&
        isInvoice && {
          label: t('entry.note'),
          icon: <IconReceiptRefund {...icon} />,
          run: () => go(`/${book}/invoices/$id/note`, { id }),
        },
    ];
    return all.filter((command) => command !== false);
  };
  return { commandsOf, edit, add: () => go(`/${book}/invoices/$id`, { id: 'new' }) };
}
