import { Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { post } from '../../api/request.ts';
import type { WebhookEvent, WebhookWithSecret } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import { GstinsField } from './gstins-field.tsx';

const events: readonly WebhookEvent[] = [
  'return.changed',
  'return.filed',
  'task.ended',
  'save.processed',
  'save.part-error',
  'save.error',
  'session.expiring',
  'import.confirmed',
];

interface MakeWebhookDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMade: (made: WebhookWithSecret) => void;
}

/** Makes a webhook: where to, of what, for which GSTINs. */
export function MakeWebhookDialog({ opened, onClose, onMade }: MakeWebhookDialogProps) {
  const { t } = useTranslation();
  const act = useAct();
  const form = useForm({
    initialValues: { url: '', events: [...events] as string[], gstins: [] as string[] },
    validate: {
      url: (typed) => (typed.trim() ? null : t('programs.hooks.urlMissing')),
      events: (chosen) => (chosen.length > 0 ? null : t('programs.hooks.eventsMissing')),
    },
  });
  const close = () => {
    form.reset();
    act.clear();
    onClose();
  };
  const make = form.onSubmit((values) =>
    act.run(async () => {
      const gstins = values.gstins.length > 0 ? values.gstins : null;
      const body = { url: values.url.trim(), events: values.events, gstins };
      const made = await post<WebhookWithSecret>('/webhooks', body);
      form.reset();
      onMade(made);
    }),
  );
  return (
    <Dialog
      title={t('programs.hooks.make')}
      opened={opened}
      onClose={close}
      onSubmit={() => make()}
      actions={
        <>
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={act.isBusy}>
            {t('programs.hooks.make')}
          </Button>
        </>
      }
    >
      <TextInput
        data-autofocus
        label={t('programs.hooks.url')}
        description={t('programs.hooks.urlHint')}
        inputMode="url"
        maxLength={2000}
        {...form.getInputProps('url')}
      />
      <Checkbox.Group label={t('programs.hooks.events')} {...form.getInputProps('events')}>
        {events.map((event) => (
          <Checkbox key={event} value={event} label={t(`programs.hooks.event.${event}`)} mt={6} />
        ))}
      </Checkbox.Group>
      <GstinsField value={form.values.gstins} onChange={(gstins) => form.setFieldValue('gstins', gstins)} />
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
