import { Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import styles from './section.module.css';

const route = getRouteApi('/frame/gstr1/$g/$p/tables/$t');
const states = ['new,modified', 'sent', 'processed', 'error', 'to-delete', 'filed'] as const;

/** Find and state of the lines of a table; both live in the address. */
export function LineFilters({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  return (
    <ListBar>
      <Find />
      <Select
        w={190}
        aria-label={t('sale.status')}
        data={[
          { value: '', label: t('section.anyState') },
          ...states.map((state) => ({
            value: state,
            label: state === 'new,modified' ? t('sale.toSend') : t(`state.short.${state}`),
          })),
        ]}
        value={search.state ?? ''}
        onChange={(state) =>
          void navigate({
            search: (old) => ({ ...old, state: state || undefined, doc: undefined }),
            replace: true,
          })
        }
      />
      <span className={styles.right}>{children}</span>
    </ListBar>
  );
}
