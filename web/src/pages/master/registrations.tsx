import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '../../api/connection-queries.ts';
import { matchRulesQuery } from '../../api/counterparty-queries.ts';
import { sessionQuery } from '../../api/queries.ts';
import type { Connection, Registration } from '../../api/types.ts';
import { shownState } from '../../format/state.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { NewButton } from '../../parts/new-button.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { type ListColumn, type RowCommand, written } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';
import { ConnectionChip } from '../gstn/connection-chip.tsx';
import styles from './master.module.css';
import { formOf } from './master-place.ts';

/** The GSTINs of the company: how each files, and whether it is connected. */
export function Registrations() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const answer = useQuery(sessionQuery);
  const rows = answer.data?.registrations;
  const besides = [useQuery(connectionsQuery), useQuery(matchRulesQuery)];
  const columns = useRegistrationColumns();
  const commandsOf = useRegistrationCommands();
  const open = (g: string) =>
    void navigate({ to: '/master/registrations/$registration', params: { registration: g } });
  useHotkeys([['N', () => open('new')]]);
  const add = (
    <NewButton
      to={{ to: '/master/registrations/$registration', params: { registration: 'new' } }}
      why={useWhyNot('register', null)}
    >
      {t('master.addRegistration')}
    </NewButton>
  );
  return (
    <Page
      fills
      title={t('master.registrationList')}
      tools={
        <>
          <ListTools
            name="registrations"
            columns={columns}
            list="/registrations"
            whole="/registrations"
            fileName={t('master.registrationList')}
          />
          {add}
        </>
      }
    >
      <ListStates
        answer={answer}
        besides={besides}
        count={rows?.length}
        empty={<Empty ways={add}>{t('app.noRegistration')}</Empty>}
      >
        <RecordList
          name="registrations"
          label={t('master.registrationList')}
          columns={columns}
          rows={rows ?? []}
          count={rows?.length ?? 0}
          keyOf={({ gstin }) => gstin}
          nameOf={({ gstin }) => gstin}
          commandsOf={commandsOf}
          onOpen={({ gstin }) => open(gstin)}
          card={({ gstin, legalName, frequency }) => (
            <span className={styles.card}>
              <strong className="code">{gstin}</strong>
              <span>{legalName}</span>
              <span className="dim">{t(`settings.${frequency}`)}</span>
            </span>
          )}
        />
      </ListStates>
    </Page>
  );
}

function useRegistrationColumns(): readonly ListColumn<Registration>[] {
  const { t, i18n } = useTranslation();
  const { data: connections } = useQuery(connectionsQuery);
  const { data: matching } = useQuery(matchRulesQuery);
  return useMemo(() => {
    const byGstin = new Map<string, Connection>(connections?.map((one) => [one.gstin, one]));
    const policies = new Map(matching?.rows.map(({ gstin, rules }) => [gstin, rules.Current.policy]));
    return [
      {
        id: 'gstin',
        header: t('context.gstin'),
        width: 160,
        exported: written.text('gstin'),
        cell: ({ gstin }) => <span className="code">{gstin}</span>,
      },
      {
        id: 'name',
        header: t('settings.legalName'),
        width: 240,
        exported: written.text('legalName'),
        cell: ({ legalName }) => legalName,
      },
      {
        id: 'state',
        header: t('settings.state'),
        width: 150,
        exported: written.text('state'),
        cell: ({ gstin }) => shownState(gstin.slice(0, 2), i18n.language),
      },
      {
        id: 'frequency',
        header: t('master.frequency'),
        width: 130,
        exported: written.text('frequency'),
        cell: ({ frequency }) => t(`settings.${frequency}`),
      },
      {
        id: 'signatory',
        header: t('master.signatory'),
        width: 130,
        exported: written.text('signatoryPan'),
        cell: ({ signatoryPan }) => <span className="code">{signatoryPan}</span>,
      },
      {
        id: 'user',
        header: t('settings.portalUserName'),
        width: 160,
        exported: written.text('portalUserName'),
        cell: ({ portalUserName }) => portalUserName,
      },
      {
        id: 'gateway',
        header: t('settings.gateway'),
        width: 110,
        exported: written.text('gateway'),
        cell: ({ gateway }) => gateway,
      },
      {
        id: 'policy',
        header: t('rules.policy'),
        width: 140,
        cell: ({ gstin }) => {
          const policy = policies.get(gstin);
          return policy ? t(`rules.policyShort.${policy}`) : '–';
        },
      },
      {
        id: 'session',
        header: t('sessions.state'),
        width: 190,
        cell: ({ gstin }) => <ConnectionChip of={byGstin.get(gstin)} />,
      },
    ];
  }, [t, i18n.language, connections, matching]);
}

function useRegistrationCommands(): (row: Registration) => readonly RowCommand[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const period = useCurrentReturn()?.period;
  return ({ gstin }) => [
    {
      label: t('master.editRegistration'),
      run: () =>
        void navigate({ to: '/master/registrations/$registration', params: { registration: gstin } }),
    },
    { label: t('master.addCampus'), run: () => void navigate(formOf('/master/campuses', 'new', { gstin })) },
    ...(period
      ? [
          {
            label: t('rules.set'),
            run: () => void navigate({ to: '/settings/options', search: { gstin, period } }),
          },
          {
            label: t('menu.sync'),
            run: () => void navigate({ to: '/gstr1/$g/$p/sync', params: { g: gstin, p: period } }),
          },
        ]
      : []),
    { label: t('menu.sessions'), run: () => void navigate({ to: '/gstn/sessions' }) },
  ];
}
