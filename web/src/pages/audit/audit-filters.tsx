import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { auditNamesQuery } from '../../api/audit-queries.ts';
import { sessionQuery } from '../../api/queries.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import { spoken } from '../../words/server-words.ts';
import styles from './audit.module.css';

const route = getRouteApi('/frame/audit');

/** Filters of the audit log; all of them live in the address. */
export function AuditFilters({ onClear }: { onClear: (() => void) | null }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const { data: names } = useQuery(auditNamesQuery);
  const set = (change: Partial<Record<'about' | 'who' | 'act' | 'from' | 'to', string | undefined>>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const people = names?.people ?? [];
  const acts = (names?.acts ?? []).map((value) => ({ value, label: spoken(value) }));
  return (
    <ListBar>
      <Select
        className={styles.filter}
        aria-label={t('context.gstin')}
        placeholder={t('audit.anyGstin')}
        clearable
        data={(session?.registrations ?? []).map(({ gstin }) => gstin)}
        value={search.about ?? null}
        onChange={(about) => set({ about: about ?? undefined })}
      />
      <Select
        className={styles.filter}
        aria-label={t('audit.user')}
        placeholder={t('audit.anybody')}
        clearable
        searchable
        data={[...people]}
        value={search.who ?? null}
        onChange={(who) => set({ who: who ?? undefined })}
      />
      <Select
        className={styles.filter}
        aria-label={t('audit.action')}
        placeholder={t('audit.anything')}
        clearable
        searchable
        data={acts}
        value={search.act ?? null}
        onChange={(act) => set({ act: act ?? undefined })}
      />
      <DayInput isInline label={t('audit.from')} value={search.from} onChange={(from) => set({ from })} />
      <DayInput isInline label={t('audit.to')} value={search.to} onChange={(to) => set({ to })} />
      {onClear && (
        <Button variant="subtle" onClick={onClear}>
          {t('sale.clear')}
        </Button>
      )}
    </ListBar>
  );
}
