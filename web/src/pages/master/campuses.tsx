import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterEntry } from '../../api/master-queries.ts';
import type { Campus } from '../../api/types.ts';
import { shownState } from '../../format/state.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import type { ListColumn, RowCommand } from '../../parts/record-list/list-column.ts';
import { codeColumn, textColumn } from './columns.tsx';
import styles from './master.module.css';
import { MasterList } from './master-list.tsx';
import { formOf } from './master-place.ts';

const place = '/master/campuses';

/** The places of business of every GSTIN. */
export function Campuses() {
  const { t } = useTranslation();
  const columns = useCampusColumns();
  const commandsOf = useCampusCommands();
  const current = useCurrentReturn();
  return (
    <MasterList
      name="campuses"
      place={place}
      title={t('master.campuses')}
      newWords={t('master.addCampus')}
      importAs="campuses"
      emptyWords={t('master.campusEmpty', { gstin: current?.gstin ?? '' })}
      columns={columns}
      nameOf={({ name }) => name}
      commandsOf={commandsOf}
      card={({ name, gstin, address }) => (
        <span className={styles.card}>
          <strong>{name}</strong>
          <span className="code">{gstin}</span>
          <span className="dim">{address.city}</span>
        </span>
      )}
    />
  );
}

function useCampusColumns(): readonly ListColumn<MasterEntry<Campus>>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      textColumn<Campus>('name', t('master.displayName'), 230, ({ name }) => name, 'name'),
      codeColumn<Campus>('gstin', t('context.gstin'), 160, ({ gstin }) => gstin, 'gstin'),
      codeColumn<Campus>('code', t('master.code'), 110, ({ code }) => code, 'code'),
      textColumn<Campus>('type', t('master.type'), 130, ({ type }) => t(`master.campusType.${type}`), 'type'),
      textColumn<Campus>('city', t('master.city'), 140, ({ address }) => address.city, 'address.city'),
      textColumn<Campus>('state', t('master.state'), 160, ({ gstin }) =>
        shownState(gstin.slice(0, 2), i18n.language),
      ),
      {
        ...textColumn<Campus>('division', t('master.division'), 130, ({ division }) => division, 'division'),
        isExtra: true,
      },
    ],
    [t, i18n.language],
  );
}

function useCampusCommands(): (row: MasterEntry<Campus>) => readonly RowCommand[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return ({ entry, content }) => [
    { label: t('master.editCampus'), run: () => void navigate(formOf(place, entry)) },
    { label: t('master.addCampus'), run: () => void navigate(formOf(place, 'new')) },
    {
      label: t('master.editCompany'),
      run: () => void navigate({ to: '/master/companies', search: { find: content.gstin.slice(2, 12) } }),
    },
  ];
}
