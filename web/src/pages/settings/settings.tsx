import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { rolesOf } from '../../api/roles.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { Empty } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PolicyCard } from '../approvals/policy-card.tsx';
import { ApiKeys } from './api-keys.tsx';
import { RegistrationForm } from './registration-form.tsx';
import styles from './settings.module.css';
import { Webhooks } from './webhooks.tsx';

const route = getRouteApi('/frame/settings');

/** What the portal needs to know of the chosen GSTIN, and the programs that work with the company's books. */
export function Settings() {
  const { t } = useTranslation();
  const { tab = 'registration' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const isAdmin = rolesOf(session, null).includes('admin');
  const forPrograms = isAdmin ? null : <Empty>{t('programs.onlyAdmin')}</Empty>;
  return (
    <Page title={t('settings.title')}>
      <Tabs
        value={tab}
        onChange={(to) =>
          void navigate({ search: (before) => ({ ...before, tab: to ?? undefined }), replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb={14}>
          <Tabs.Tab value="registration">{t('settings.registration')}</Tabs.Tab>
          <Tabs.Tab value="keys">{t('programs.keys.title')}</Tabs.Tab>
          <Tabs.Tab value="webhooks">{t('programs.hooks.title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="registration">
          <OfRegistration />
        </Tabs.Panel>
        <Tabs.Panel value="keys">{forPrograms ?? <ApiKeys />}</Tabs.Panel>
        <Tabs.Panel value="webhooks">{forPrograms ?? <Webhooks />}</Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function OfRegistration() {
  const { t } = useTranslation();
  const current = useCurrentReturn();
  const { data: session } = useQuery(sessionQuery);
  const registration = session?.registrations.find(({ gstin }) => gstin === current?.gstin);
  if (!registration) return <Empty>{t('app.needsReturn')}</Empty>;
  return (
    <div className={styles.cards}>
      <Card title={registration.gstin}>
        <RegistrationForm key={registration.gstin} registration={registration} />
      </Card>
      <PolicyCard gstin={registration.gstin} />
    </div>
  );
}
