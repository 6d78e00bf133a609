import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../../api/request.ts';
import type { Session } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import { CodeField } from './code-field.tsx';

/** The second step after the identity provider, for who has a second factor. */
export function CodeForm({ onEnter }: { onEnter: (session: Session) => void }) {
  const { t } = useTranslation();
  const { next } = useSearch({ from: '/login' });
  const [code, setCode] = useState('');
  const act = useAct();
  const give = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => onEnter(await post<Session>('/session/oidc/code', { code })));
  };
  return (
    <form onSubmit={give}>
      <p>{t('login.codeNeeded')}</p>
      <CodeField value={code} onChange={setCode} />
      {act.failure !== null && <Failed failure={act.failure} />}
      <Button type="submit" size="sm" loading={act.isBusy}>
        {t('login.submit')}
      </Button>
      <Link to="/login" search={next === undefined ? {} : { next }} className="small">
        {t('login.anew')}
      </Link>
    </form>
  );
}
