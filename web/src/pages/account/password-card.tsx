import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { securityQuery } from '../../api/people-queries.ts';
import { post } from '../../api/request.ts';
import { useAct } from '../../parts/dialog.tsx';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import styles from './account.module.css';

/** Changes one's own password; every other sign-in ends. */
export function PasswordCard() {
  const { t } = useTranslation();
  const act = useAct();
  const cache = useQueryClient();
  const [isChanged, setChanged] = useState(false);
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: { password: (typed) => (typed.length >= 12 ? null : t('people.account.passwordShort')) },
  });
  const change = form.onSubmit((values) =>
    act.run(async () => {
      setChanged(false);
      await post('/session/password', values);
      form.reset();
      setChanged(true);
      await cache.invalidateQueries({ queryKey: securityQuery.queryKey });
    }),
  );
  return (
    <Card title={t('people.account.password')}>
      <div className={styles.body}>
        <form onSubmit={change} noValidate>
          <PasswordField
            label={t('people.account.present')}
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <PasswordField
            label={t('people.account.newPassword')}
            description={t('people.account.passwordHint')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          {act.failure !== null && <Failed failure={act.failure} />}
          {isChanged && <Notice tone="ok">{t('people.account.changed')}</Notice>}
          <Button type="submit" variant="default" loading={act.isBusy}>
            {t('people.account.change')}
          </Button>
        </form>
      </div>
    </Card>
  );
}
