import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import type { Campus } from '../../api/types.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';
import { ChoiceField, TextField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';
import { Card } from '../../parts/page.tsx';
import { AddressFields } from './address-fields.tsx';
import { MasterForm } from './master-form.tsx';

const types = ['office', 'warehouse', 'manufacturing', 'shop'] as const;

/** A campus: a place of business under a GSTIN. */
export function CampusForm() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/frame/master/campuses/$id' });
  const { data: session } = useQuery(sessionQuery);
  const gstin = useCurrentReturn()?.gstin ?? '';
  const blank: Campus = {
    name: '',
    gstin,
    code: '',
    type: 'office',
    address: gstin ? { state: gstin.slice(0, 2) } : {},
  };
  const gstins = (session?.registrations ?? []).map((one) => ({
    value: one.gstin,
    label: `${one.gstin} · ${one.legalName}`,
  }));
  return (
    <MasterForm
      name="campuses"
      id={id}
      place="/master/campuses"
      blank={blank}
      title={t('master.editCampus')}
      titleNew={t('master.addCampus')}
      nameOf={({ name }) => name}
    >
      <Card>
        <div className={form.grid}>
          <TextField path="name" label={t('master.displayName')} empty="" required autoFocus={id === 'new'} />
          <ChoiceField path="gstin" label={t('master.registration')} choices={gstins} required wide />
          <TextField path="code" label={t('master.code')} hint={t('master.codeHint')} empty="" required />
          <ChoiceField
            path="type"
            label={t('master.type')}
            choices={types.map((value) => ({ value, label: t(`master.campusType.${value}`) }))}
          />
          <TextField path="printName" label={t('master.printName')} hint={t('master.printNameHint')} />
          <TextField path="division" label={t('master.division')} />
        </div>
      </Card>
      <Card title={t('master.address')}>
        <div className={form.grid}>
          <AddressFields path="address" />
        </div>
      </Card>
    </MasterForm>
  );
}
