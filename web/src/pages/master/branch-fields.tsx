import { Button } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MasterAddress, PartyRegistration } from '../../api/types.ts';
import { ChoiceField, DateField, GstinField, TextField, TickField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';
import { useDraftHere } from '../../parts/form/use-draft.ts';
import { AddressFields, ContactFields } from './address-fields.tsx';

const registrations: readonly PartyRegistration[] = [
  'registered',
  'composition',
  'SEZ unit',
  'SEZ developer',
  'deemed export',
  'UIN holder',
  'input service distributor',
  'tax deductor',
  'e-commerce operator',
  'non-resident',
  'unregistered',
  'overseas',
];
/** Who has no GSTIN: the field would only be refused. */
const without: ReadonlySet<unknown> = new Set<PartyRegistration>(['unregistered', 'overseas']);

/** One branch of a party: its registration, place and people. */
export function BranchFields({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const path = `branches.${at}`;
  const gstin = draft.read(`${path}.gstin`);
  const name = t('master.branch', { number: at + 1 });
  const copy = () => {
    const main = draft.read('address') as MasterAddress;
    // The State of a branch is that of its GSTIN.
    const state = typeof gstin === 'string' ? gstin.slice(0, 2) : main.state;
    draft.write(`${path}.address`, state ? { ...main, state } : main);
  };
  return (
    <fieldset className={form.part}>
      <legend className="visually-hidden">{name}</legend>
      <div className={form.partHead}>
        <h3>{name}</h3>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconCopy size={14} aria-hidden="true" />}
          aria-label={`${t('master.copyAddress')} · ${name}`}
          onClick={copy}
        >
          {t('master.copyAddress')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          aria-label={t('master.removeBranchNamed', { name })}
          onClick={onRemove}
        >
          {t('master.removeBranch')}
        </Button>
      </div>
      <div className={form.grid}>
        <ChoiceField
          path={`${path}.registrationType`}
          label={t('master.regType')}
          choices={registrations.map((value) => ({ value, label: t(`master.registrations.${value}`) }))}
          onChosen={(next) => without.has(next) && draft.write(`${path}.gstin`, null)}
        />
        {!without.has(draft.read(`${path}.registrationType`)) && (
          <GstinField path={`${path}.gstin`} label={t('master.gstNo')} empty={null} required />
        )}
        <TextField path={`${path}.division`} label={t('master.division')} />
        <DateField path={`${path}.cancelledOn`} label={t('master.cancelledOn')} />
        <AddressFields path={`${path}.address`} />
        <ContactFields path={`${path}.contact`} isBranch />
        <TickField path={`${path}.creditIneligible`} label={t('master.creditIneligible')} />
      </div>
    </fieldset>
  );
}
