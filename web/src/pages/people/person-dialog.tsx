import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { personPath } from '../../api/people-queries.ts';
import { post, request } from '../../api/request.ts';
import type { Grant, Invitation, Person } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import { GrantsField } from './grants-field.tsx';

interface PersonDialogProps {
  /** Null invites somebody new. */
  readonly person: Person | null;
  readonly onClose: () => void;
  /** With the invitation of who was added. */
  readonly onDone: (invitation: Invitation | null) => void;
}

/** Invites a person, or changes the roles and GSTINs of one. */
export function PersonDialog({ person, onClose, onDone }: PersonDialogProps) {
  const { t } = useTranslation();
  const act = useAct();
  const form = useForm<{ name: string; email: string; grants: readonly Grant[] }>({
    initialValues: {
      name: person?.name ?? '',
      email: person?.email ?? '',
      grants: person?.grants ?? [{ role: 'maker', gstins: null }],
    },
    validate: {
      name: (typed) => (typed.trim() ? null : t('people.nameMissing')),
      email: (typed) => (/^\s*[^\s@]+@[^\s@]+\s*$/.test(typed) ? null : t('people.emailWrong')),
      grants: (chosen) => (chosen.length > 0 ? null : t('people.rolesMissing')),
    },
  });
  const send = form.onSubmit(({ name, email, grants }) =>
    act.run(async () => {
      if (person) {
        await request('PATCH', personPath(person.userId), { name: name.trim(), grants });
        onDone(null);
      } else onDone(await post<Invitation>('/people', { name: name.trim(), email: email.trim(), grants }));
    }),
  );
  return (
    <Dialog
      title={person ? t('people.assignNamed', { name: person.name }) : t('people.inviteTitle')}
      opened
      onClose={onClose}
      onSubmit={() => send()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={act.isBusy}>
            {person ? t('app.save') : t('people.invite')}
          </Button>
        </>
      }
    >
      <TextInput
        data-autofocus
        label={t('people.name')}
        maxLength={100}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      {!person && (
        <TextInput
          label={t('people.email')}
          type="email"
          maxLength={320}
          autoComplete="off"
          {...form.getInputProps('email')}
        />
      )}
      <GrantsField
        value={form.values.grants}
        onChange={(grants) => form.setFieldValue('grants', grants)}
        error={typeof form.errors['grants'] === 'string' ? form.errors['grants'] : null}
      />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
