import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { Session } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { Failed } from '../../parts/notice.tsx';
import { OutsidePage } from '../../parts/outside-page.tsx';

/** Who is invited chooses a password by the link, and is signed in with it. */
export function Invitation() {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/invite/$token' });
  const act = useAct();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { password: '', repeat: '' },
    validate: {
      password: (typed) => (typed.length >= 12 ? null : t('people.account.passwordShort')),
      repeat: (typed, { password }) => (typed === password ? null : t('people.invitation.differs')),
    },
  });
  const set = form.onSubmit(({ password }) =>
    act.run(async () => {
      const session = await post<Session>('/invitation', { invitation: token, password });
      cache.clear();
      cache.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/', replace: true });
    }),
  );
  return (
    <OutsidePage title={t('people.invitation.title')}>
      <form onSubmit={set} noValidate>
        <p>{t('people.invitation.says')}</p>
        <PasswordField
          autoFocus
          label={t('people.account.newPassword')}
          description={t('people.account.passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <PasswordField
          label={t('people.invitation.repeat')}
          autoComplete="new-password"
          {...form.getInputProps('repeat')}
        />
        {act.failure !== null && <Failed failure={act.failure} />}
        <Button type="submit" size="sm" loading={act.isBusy}>
          {t('people.invitation.submit')}
        </Button>
      </form>
    </OutsidePage>
  );
}
