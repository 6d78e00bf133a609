import { IconArrowsExchange, IconMapPin, IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { printAddress } from '../../api/entry-queries.ts';
import type { MasterEntry } from '../../api/master-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { get } from '../../api/request.ts';
import type { Page } from '../../api/types.ts';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import type { Book } from './entry-draft.ts';

/** How the icon of a command looks. */
export const commandIcon = { size: 15, 'aria-hidden': true } as const;

/** Opens the form of the master that is found first, or that of a new one. */
export function useOpenMaster(of: ReturnRef) {
  const navigate = useNavigate();
  const first = async (path: string) => (await get<Page<MasterEntry<unknown>>>(path)).rows[0];
  return async (path: string, find: string, to: string) => {
    const found = await first(`${path}?limit=1&find=${encodeURIComponent(find)}`).catch(() => undefined);
    const params = { id: String(found?.entry ?? 'new') };
    void navigate({ to: `${to}/$id`, params, search: { ...of } } as never);
  };
}

/** What can be done with a document and with an advance alike. */
export function useCommonCommands(book: Book, of: ReturnRef) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openMaster = useOpenMaster(of);
  const openSync: RowCommand = {
    label: t(book === 'sale' ? 'sale.openSync' : 'gstr2.openSync'),
    icon: <IconArrowsExchange {...commandIcon} />,
    run: () =>
      void navigate({
        to: book === 'sale' ? '/gstr1/$g/$p/sync' : '/gstr2/$g/$p/sync',
        params: { g: of.gstin, p: of.period },
        search: {},
      }),
  };
  const editCampus: RowCommand = {
    label: t('entry.editCampus'),
    icon: <IconMapPin {...commandIcon} />,
    run: () => void openMaster('/campuses', of.gstin, '/master/campuses'),
  };
  const print = (id: string): RowCommand => ({
    label: t('entry.print'),
    icon: <IconPrinter {...commandIcon} />,
    run: () => void window.open(printAddress(of.gstin, id)),
  });
  return { openSync, editCampus, print };
}
