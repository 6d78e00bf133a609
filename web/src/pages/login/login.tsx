import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { ApiProblem, get, post } from '../../api/request.ts';
import type { IdentityProvider, Session } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { OutsidePage } from '../../parts/outside-page.tsx';
import { CodeField } from './code-field.tsx';
import { CodeForm } from './code-form.tsx';
import styles from './login.module.css';

const failures = ['OIDC-AWAY', 'OIDC-NOT-COMPLETED', 'OIDC-UNVERIFIED', 'OIDC-UNKNOWN'] as const;

/** Sign-in with e-mail address and password, or at the company's identity provider; afterwards the page that was asked for. */
export function Login() {
  const { t } = useTranslation();
  const { next, failed, step } = useSearch({ from: '/login' });
  const cache = useQueryClient();
  const router = useRouter();
  const enter = (session: Session) => {
    cache.clear();
    cache.setQueryData(sessionQuery.queryKey, session);
    router.history.push(safePath(next));
  };
  return (
    <OutsidePage title={t('login.title')} head={t('app.name')} hint={t('login.promise')}>
      {failed !== undefined && (
        <Notice tone="bad">
          {t(`login.failed.${failures.find((code) => code === failed) ?? 'OIDC-NOT-COMPLETED'}`)}
        </Notice>
      )}
      {step === 'code' ? <CodeForm onEnter={enter} /> : <PasswordForm onEnter={enter} />}
    </OutsidePage>
  );
}

function PasswordForm({ onEnter }: { onEnter: (session: Session) => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  /** Null until the server asks for it. */
  const [code, setCode] = useState<string | null>(null);
  const act = useAct();
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
      if (session) onEnter(session);
    });
  };
  return (
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
      {code !== null && <CodeField value={code} onChange={setCode} />}
      {act.failure !== null && <Failed failure={act.failure} />}
      <Button type="submit" size="sm" loading={act.isBusy}>
        {t('login.submit')}
      </Button>
      <ProviderLink />
      <p className="dim small">{t('login.hint')}</p>
    </form>
  );
}

/** The way to the company's identity provider, where it has one. */
function ProviderLink() {
  const { t } = useTranslation();
  const { next } = useSearch({ from: '/login' });
  const { data } = useQuery({
    queryKey: ['identity-provider'],
    queryFn: () => get<IdentityProvider>('/session/oidc'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data?.label) return null;
  return (
    <>
      <p className={styles.or}>{t('login.or')}</p>
      <Button
        component="a"
        variant="default"
        size="sm"
        href={`/api/v1/session/oidc/begin?${new URLSearchParams({ next: safePath(next) })}`}
      >
        {t('login.at', { provider: data.label })}
      </Button>
    </>
  );
}

/** Only an address of this app: a link may not lead a person who has just signed in elsewhere. */
function safePath(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}
