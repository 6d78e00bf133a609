import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../api/types.ts';
import { TextField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';
import { Card } from '../../parts/page.tsx';
import { AddressFields } from './address-fields.tsx';
import { MasterForm } from './master-form.tsx';

const blank: Company = { name: '', pan: '', address: {} };

/** A company: everything under one PAN. */
export function CompanyForm() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/frame/master/companies/$id' });
  return (
    <MasterForm
      name="companies"
      id={id}
      place="/master/companies"
      blank={blank}
      title={t('master.editCompany')}
      titleNew={t('master.newCompany')}
      nameOf={({ name }) => name}
    >
      <Card>
        <div className={form.grid}>
          <TextField path="name" label={t('master.name')} empty="" required wide autoFocus={id === 'new'} />
          <TextField path="pan" label={t('master.pan')} empty="" required capitals maxLength={10} />
          <TextField path="brand" label={t('master.brand')} />
        </div>
      </Card>
      <Card title={t('master.headOffice')}>
        <div className={form.grid}>
          <AddressFields path="address" />
          <TextField path="phone" label={t('master.phone')} type="tel" />
          <TextField path="email" label={t('master.email')} type="email" />
        </div>
      </Card>
    </MasterForm>
  );
}
