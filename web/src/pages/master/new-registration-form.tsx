import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import { useAct } from '../../parts/dialog.tsx';
import { ChoiceField, GstinField, TextField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';
import { FormBody } from '../../parts/form/form-body.tsx';
import { LeaveGuard } from '../../parts/form/leave-guard.tsx';
import { DraftOf, useDraft } from '../../parts/form/use-draft.ts';
import { Failed } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';

const gateways = ['simulator', 'gstn', 'sandbox', 'whitebooks'];

/** Adds a GSTIN of the company. */
export function NewRegistrationForm() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const act = useAct();
  const { data: session } = useQuery(sessionQuery);
  const why = useWhyNot('register', null);
  const draft = useDraft({
    gstin: '',
    legalName: '',
    gateway: session?.registrations[0]?.gateway ?? 'simulator',
    frequency: 'monthly',
  });
  const save = () =>
    act.run(async () => {
      await post('/registrations', draft.content);
      await cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await navigate({
        to: '/master/registrations/$registration',
        params: { registration: draft.content.gstin },
        replace: true,
        ignoreBlocker: true,
      });
    });
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormBody why={why}>
        <DraftOf value={draft as never}>
          <Card>
            <div className={form.grid}>
              <GstinField path="gstin" label={t('context.gstin')} empty="" required />
              <TextField path="legalName" label={t('settings.legalName')} empty="" required wide />
              <TextField path="portalUserName" label={t('settings.portalUserName')} />
              <TextField
                path="signatoryPan"
                label={t('settings.signatoryPan')}
                hint={t('settings.signatoryPanHint')}
                capitals
                maxLength={10}
              />
              <ChoiceField
                path="frequency"
                label={t('settings.frequency')}
                choices={[
                  { value: 'monthly', label: t('settings.monthly') },
                  { value: 'quarterly', label: t('settings.quarterly') },
                ]}
              />
              <ChoiceField
                path="gateway"
                label={t('settings.gateway')}
                choices={gateways.map((value) => ({ value, label: value }))}
              />
            </div>
          </Card>
        </DraftOf>
      </FormBody>
      {act.failure !== null && <Failed failure={act.failure} />}
      {why === null && (
        <div className={form.foot}>
          <Button type="submit" loading={act.isBusy}>
            {t('app.save')}
          </Button>
        </div>
      )}
      <LeaveGuard isDirty={draft.isDirty} />
    </form>
  );
}
