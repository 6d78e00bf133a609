import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterEntry } from '../../api/master-queries.ts';
import { sessionQuery } from '../../api/queries.ts';
import type { Company } from '../../api/types.ts';
import { shownState } from '../../format/state.ts';
import type { ListColumn, RowCommand } from '../../parts/record-list/list-column.ts';
import { codeColumn, textColumn } from './columns.tsx';
import styles from './master.module.css';
import { MasterList } from './master-list.tsx';
import { formOf } from './master-place.ts';

const place = '/master/companies';

/** The legal entities: one for each PAN. */
export function Companies() {
  const { t } = useTranslation();
  const columns = useCompanyColumns();
  const commandsOf = useCompanyCommands();
  return (
    <MasterList
      name="companies"
      place={place}
      title={t('master.companies')}
      newWords={t('master.newCompany')}
      importAs="companies"
      emptyWords={t('master.companyEmpty')}
      columns={columns}
      nameOf={({ name }) => name}
      commandsOf={commandsOf}
      card={({ name, pan, address }) => (
        <span className={styles.card}>
          <strong>{name}</strong>
          <span className="code">{pan}</span>
          <span className="dim">{address.city}</span>
        </span>
      )}
    />
  );
}

function useCompanyColumns(): readonly ListColumn<MasterEntry<Company>>[] {
  const { t, i18n } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  return useMemo(() => {
    const gstinsOf = ({ pan }: Company) =>
      (session?.registrations ?? []).map(({ gstin }) => gstin).filter((gstin) => gstin.slice(2, 12) === pan);
    const statesOf = (company: Company) =>
      gstinsOf(company)
        .map((gstin) => shownState(gstin.slice(0, 2), i18n.language))
        .join(', ');
    return [
      textColumn<Company>('name', t('master.name'), 280, ({ name }) => name, 'name'),
      codeColumn<Company>('pan', t('master.pan'), 120, ({ pan }) => pan, 'pan'),
      codeColumn<Company>('gstins', t('master.gstins'), 330, (company) => gstinsOf(company).join(', ')),
      textColumn<Company>('states', t('master.states'), 200, statesOf),
      textColumn<Company>('city', t('master.city'), 130, ({ address }) => address.city, 'address.city'),
      textColumn<Company>('phone', t('master.phone'), 130, ({ phone }) => phone, 'phone'),
      {
        ...textColumn<Company>('email', t('master.email'), 190, ({ email }) => email, 'email'),
        isExtra: true,
      },
      {
        ...textColumn<Company>('brand', t('master.brand'), 140, ({ brand }) => brand, 'brand'),
        isExtra: true,
      },
    ];
  }, [t, i18n.language, session]);
}

function useCompanyCommands(): (row: MasterEntry<Company>) => readonly RowCommand[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return ({ entry }) => [
    { label: t('master.editCompany'), run: () => void navigate(formOf(place, entry)) },
    { label: t('master.addCampus'), run: () => void navigate(formOf('/master/campuses', 'new')) },
    {
      label: t('master.addRegistration'),
      run: () =>
        void navigate({ to: '/master/registrations/$registration', params: { registration: 'new' } }),
    },
  ];
}
