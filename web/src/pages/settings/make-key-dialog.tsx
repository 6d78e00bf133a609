import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { post } from '../../api/request.ts';
import type { ApiKey, MadeKey } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import { GstinsField } from './gstins-field.tsx';

const roles = ['admin', 'preparer', 'filer', 'viewer'] as const;
const modes = ['pass-through', 'strict'] as const;

interface Values {
  name: string;
  email: string;
  role: ApiKey['role'];
  gstins: readonly string[];
  callsPerMinute: string;
  mode: ApiKey['mode'];
}

/** Least first: a key that only looks does no harm until somebody decides otherwise. */
const initialValues: Values = {
  name: '',
  email: '',
  role: 'viewer',
  gstins: [],
  callsPerMinute: '100',
  mode: 'pass-through',
};

interface MakeKeyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMade: (made: MadeKey) => void;
}

/** Makes a key for a program: what it may do, for which GSTINs, how often. */
export function MakeKeyDialog({ opened, onClose, onMade }: MakeKeyDialogProps) {
  const { t } = useTranslation();
  const act = useAct();
  const form = useForm<Values>({
    initialValues,
    validate: {
      name: (typed) => (typed.trim() ? null : t('programs.keys.nameMissing')),
      callsPerMinute: (typed) =>
        typed.trim() === '' || /^[1-9]\d{0,6}$/.test(typed.trim())
          ? null
          : t('programs.keys.limitWrong', { value: typed }),
    },
  });
  const close = () => {
    form.reset();
    act.clear();
    onClose();
  };
  const make = form.onSubmit((values) =>
    act.run(async () => {
      const limit = values.callsPerMinute.trim();
      const made = await post<MadeKey>('/keys', {
        ...values,
        name: values.name.trim(),
        gstins: values.gstins.length > 0 ? values.gstins : null,
        callsPerMinute: limit === '' ? null : Number(limit),
      });
      form.reset();
      onMade(made);
    }),
  );
  return (
    <Dialog
      title={t('programs.keys.make')}
      opened={opened}
      onClose={close}
      onSubmit={() => make()}
      actions={
        <>
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={act.isBusy}>
            {t('programs.keys.make')}
          </Button>
        </>
      }
    >
      <TextInput
        data-autofocus
        label={t('programs.keys.name')}
        description={t('programs.keys.nameHint')}
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <Select
        label={t('programs.keys.role')}
        data={roles.map((role) => ({ value: role, label: t(`programs.keys.roles.${role}`) }))}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      <GstinsField value={form.values.gstins} onChange={(gstins) => form.setFieldValue('gstins', gstins)} />
      <TextInput
        label={t('programs.keys.limit')}
        description={t('programs.keys.limitHint')}
        inputMode="numeric"
        {...form.getInputProps('callsPerMinute')}
      />
      <Select
        label={t('programs.keys.mode')}
        data={modes.map((mode) => ({ value: mode, label: t(`programs.keys.modes.${mode}`) }))}
        allowDeselect={false}
        {...form.getInputProps('mode')}
      />
      <TextInput
        label={t('programs.keys.email')}
        description={t('programs.keys.emailHint')}
        type="email"
        maxLength={320}
        {...form.getInputProps('email')}
      />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
