import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery, personPath } from '../../api/people-queries.ts';
import { sessionQuery } from '../../api/queries.ts';
import { post, request } from '../../api/request.ts';
import { rolesOf } from '../../api/roles.ts';
import type { Invitation, Person } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { SecretDialog, type ShownOnce } from '../settings/secret-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { UserTable } from './user-table.tsx';

type Asked = { readonly what: 'roles' | 'again' | 'deactivate'; readonly person: Person } | { what: 'new' };

/** Users: who may sign in, in which roles and for which GSTINs. */
export function Users() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const isAdmin = rolesOf(session, null).includes('admin');
  const { data: people, error, refetch } = useQuery({ ...peopleQuery, enabled: isAdmin });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shown, setShown] = useState<ShownOnce | null>(null);
  const reload = () => cache.invalidateQueries({ queryKey: peopleQuery.queryKey });
  const show = ({ person: { name }, invitation, expiresAt }: Invitation) =>
    setShown({
      title: t('people.linkTitle', { name }),
      secrets: [[t('people.link'), `${location.origin}/invite/${encodeURIComponent(invitation)}`]],
      says: t('people.linkSays', { name, at: shownInstant(expiresAt) }),
    });
  const change = async (person: Person, isDisabled: boolean) => {
    await request('PATCH', personPath(person.userId), { isDisabled });
    await reload();
  };
  const close = () => setAsked(null);
  return (
    <Page title={t('people.title')} about={t('people.about')}>
      {session && !isAdmin && <Empty>{t('people.onlyAdmin')}</Empty>}
      {isAdmin && (
        <Card
          title={t('people.title')}
          tools={<Button onClick={() => setAsked({ what: 'new' })}>{t('people.invite')}</Button>}
        >
          {error && <Failed failure={error} onRetry={() => void refetch()} />}
          {!people && !error && <Waiting rows={4} />}
          {people && (
            <UserTable
              people={people}
              onAsk={(what, person) => setAsked({ what, person })}
              onActivate={(person) => void change(person, false)}
            />
          )}
        </Card>
      )}
      {asked && (asked.what === 'new' || asked.what === 'roles') && (
        <PersonDialog
          person={asked.what === 'new' ? null : asked.person}
          onClose={close}
          onDone={(invitation) => {
            close();
            if (invitation) show(invitation);
            void reload();
          }}
        />
      )}
      {asked?.what === 'again' && (
        <ConfirmDialog
          title={t('people.againNamed', { name: asked.person.name })}
          says={t('people.againSays', { name: asked.person.name })}
          act={t('people.again')}
          onClose={close}
          run={async () => {
            show(await post<Invitation>(`${personPath(asked.person.userId)}/invitation`));
            await reload();
          }}
        />
      )}
      {asked?.what === 'deactivate' && (
        <ConfirmDialog
          title={t('people.deactivateNamed', { name: asked.person.name })}
          says={t('people.deactivateSays', { name: asked.person.name })}
          act={t('people.deactivate')}
          onClose={close}
          run={() => change(asked.person, true)}
        />
      )}
      <SecretDialog shown={shown} onClose={() => setShown(null)} />
    </Page>
  );
}
