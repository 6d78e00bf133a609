import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { ApiProblem, post } from '../../api/request.ts';
import type { Session } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { Failed } from '../../parts/notice.tsx';
import { OutsidePage } from '../../parts/outside-page.tsx';

/** Sign-in with e-mail address and password; afterwards the page that was asked for. */
export function Login() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  /** Null until the server asks for it. */
  const [code, setCode] = useState<string | null>(null);
  const act = useAct();
  const cache = useQueryClient();
  const router = useRouter();
  const { next } = useSearch({ from: '/login' });
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      const session = await post<Session>('/session', {
        email,
        password,
        ...(code === null ? {} : { code }),
      }).catch((failure: unknown) => {
        if (!(failure instanceof ApiProblem) || failure.code !== 'CODE-NEEDED') throw failure;
        setCode('');
        return null;
      });
      if (!session) return;
      cache.clear();
      cache.setQueryData(sessionQuery.queryKey, session);
      router.history.push(safePath(next));
    });
  };
  return (
    <OutsidePage title={t('login.title')} head={t('app.name')} hint={t('login.promise')}>
      <form onSubmit={signIn}>
        <TextInput
          label={t('login.email')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => {
            setEmail(event.currentTarget.value);
            setCode(null);
          }}
        />
        <PasswordField
          label={t('login.password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {code !== null && (
          <TextInput
            label={t('people.account.code')}
            description={t('people.account.codeHint')}
            autoComplete="one-time-code"
            required
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {act.failure !== null && <Failed failure={act.failure} />}
        <Button type="submit" size="sm" loading={act.isBusy}>
          {t('login.submit')}
        </Button>
        <p className="dim small">{t('login.hint')}</p>
      </form>
    </OutsidePage>
  );
}

/** Only an address of this app: a link may not lead a person who has just signed in elsewhere. */
function safePath(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}
