import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { Empty } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { RegistrationForm } from '../settings/registration-form.tsx';
import { NewRegistrationForm } from './new-registration-form.tsx';

/** One GSTIN of the company: how it files; or the form that adds one. */
export function RegistrationPage() {
  const { t } = useTranslation();
  const { registration: g } = useParams({ from: '/frame/master/registrations/$registration' });
  const { data: session } = useQuery(sessionQuery);
  const registration = session?.registrations.find(({ gstin }) => gstin === g);
  const title = g === 'new' ? t('master.addRegistration') : t('master.editRegistration');
  return (
    <Page
      title={title}
      about={registration?.gstin}
      tools={<Link to="/master/registrations">{t('master.registrationList')}</Link>}
    >
      {g === 'new' && <NewRegistrationForm />}
      {registration && (
        <Card>
          <RegistrationForm key={registration.gstin} registration={registration} />
        </Card>
      )}
      {session && g !== 'new' && !registration && <Empty>{t('master.noRegistration', { gstin: g })}</Empty>}
    </Page>
  );
}
