import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { Registration } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { shownState } from '../../format/state.ts';
import { typedPaise } from '../../format/typed-amount.ts';
import { useAct } from '../../parts/dialog.tsx';
import { FormBody } from '../../parts/form/form-body.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';
import styles from './settings.module.css';

const pan = /^[A-Z]{5}\d{4}[A-Z]$/;
const shownAmount = (paise: number | null): string => (paise === null ? '' : rupees(paise));

/** The form of one registration: what is wrong stands at its field, saving says so in place. */
export function RegistrationForm({ registration }: { registration: Registration }) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const why = useWhyNot('register', registration.gstin);
  const [isSaved, setSaved] = useState(false);
  const amountWrong = (typed: string) =>
    typed === '' || typedPaise(typed) !== null ? null : t('settings.turnoverWrong', { value: typed });
  const form = useForm({
    initialValues: {
      portalUserName: registration.portalUserName,
      signatoryPan: registration.signatoryPan,
      frequency: registration.frequency as string,
      turnoverPreviousYear: shownAmount(registration.turnoverPreviousYear),
      turnoverCurrentYear: shownAmount(registration.turnoverCurrentYear),
    },
    validate: {
      signatoryPan: (typed) =>
        typed === '' || pan.test(typed) ? null : t('settings.panWrong', { value: typed }),
      turnoverPreviousYear: amountWrong,
      turnoverCurrentYear: amountWrong,
    },
    onValuesChange: () => setSaved(false),
  });
  const save = form.onSubmit((values) =>
    act.run(async () => {
      const body = {
        ...values,
        turnoverPreviousYear: typedPaise(values.turnoverPreviousYear),
        turnoverCurrentYear: typedPaise(values.turnoverCurrentYear),
      };
      await request('PATCH', `/registrations/${registration.gstin}`, body);
      await cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await cache.invalidateQueries({ queryKey: ['return', registration.gstin] });
      form.resetDirty();
      setSaved(true);
    }),
  );
  const isDirty = form.isDirty();
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <dl className={styles.facts}>
        <dt>{t('settings.legalName')}</dt>
        <dd>{registration.legalName}</dd>
        <dt>{t('settings.state')}</dt>
        <dd>{shownState(registration.gstin.slice(0, 2), i18n.language)}</dd>
        <dt>{t('settings.gateway')}</dt>
        <dd>{registration.gateway}</dd>
      </dl>
      <FormBody why={why}>
        <Fields form={form} />
      </FormBody>
      {act.failure !== null && <Failed failure={act.failure} />}
      {isSaved && <Notice tone="ok">{t('app.saved')}</Notice>}
      {why === null && (
        <div>
          <GatedButton
            gate={{ enabled: isDirty, why: isDirty ? null : t('settings.unchanged') }}
            look="filled"
            isBusy={act.isBusy}
            onPress={() => save()}
          >
            {t('app.save')}
          </GatedButton>
        </div>
      )}
    </form>
  );
}

interface FieldsProps {
  readonly form: {
    readonly getInputProps: (name: never) => object;
    readonly setFieldValue: (name: never, value: never) => void;
  };
}

function Fields({ form }: FieldsProps) {
  const { t } = useTranslation();
  const field = (name: string) => form.getInputProps(name as never);
  return (
    <>
      <TextInput
        label={t('settings.portalUserName')}
        description={t('settings.portalUserNameHint')}
        autoComplete="off"
        {...field('portalUserName')}
      />
      <TextInput
        label={t('settings.signatoryPan')}
        description={t('settings.signatoryPanHint')}
        autoComplete="off"
        maxLength={10}
        {...field('signatoryPan')}
        onChange={(event) =>
          form.setFieldValue('signatoryPan' as never, event.currentTarget.value.toUpperCase() as never)
        }
      />
      <Select
        label={t('settings.frequency')}
        data={[
          { value: 'monthly', label: t('settings.monthly') },
          { value: 'quarterly', label: t('settings.quarterly') },
        ]}
        {...field('frequency')}
      />
      <TextInput label={t('settings.previousYear')} inputMode="decimal" {...field('turnoverPreviousYear')} />
      <TextInput label={t('settings.currentYear')} inputMode="decimal" {...field('turnoverCurrentYear')} />
    </>
  );
}
