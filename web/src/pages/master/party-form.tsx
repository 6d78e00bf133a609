import { Button, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Party, PartyBranch, PartyKind } from '../../api/types.ts';
import { TextField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';
import { useDraftHere } from '../../parts/form/use-draft.ts';
import { Empty } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { AddressFields, ContactFields } from './address-fields.tsx';
import { BranchFields } from './branch-fields.tsx';
import { MasterForm } from './master-form.tsx';
import { ofParty } from './party-kinds.ts';

const kinds: readonly PartyKind[] = ['customer', 'vendor', 'transporter'];
const newBranch: PartyBranch = { gstin: null, registrationType: 'registered', address: {}, contact: {} };

/** A customer, vendor or transporter with its branches. */
export function PartyForm({ kind }: { kind: PartyKind }) {
  const { t } = useTranslation();
  const { id = 'new' } = useParams({ strict: false });
  const { branch } = useSearch({ strict: false });
  const { place } = ofParty[kind];
  return (
    <MasterForm
      name="parties"
      id={id}
      place={place}
      blank={{ kinds: [kind], name: '', address: {}, contact: {}, branches: [newBranch] }}
      title={t('master.editParty')}
      titleNew={t(`master.${kind}.new`)}
      nameOf={({ name }) => name}
      opens={(party) => (branch === 'new' ? { ...party, branches: [...party.branches, newBranch] } : party)}
    >
      <Card>
        <div className={form.grid}>
          <TextField
            path="name"
            label={t('master.partyName')}
            empty=""
            required
            wide
            autoFocus={id === 'new'}
          />
          <TextField path="pan" label={t('master.pan')} capitals maxLength={10} />
          <TextField path="web" label={t('master.web')} />
          <AddressFields path="address" />
          <ContactFields path="contact" />
          <KindBoxes />
        </div>
      </Card>
      <Branches />
    </MasterForm>
  );
}

/** What the party is; one may be several. */
function KindBoxes() {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const chosen = draft.read('kinds') as readonly string[];
  return (
    <Checkbox.Group
      label={t('master.isA')}
      value={[...chosen]}
      error={draft.findings.find(({ column }) => column === 'kinds')?.says}
      onChange={(next) => draft.write('kinds', next)}
    >
      {kinds.map((kind) => (
        <Checkbox key={kind} size="sm" mt={6} value={kind} label={t(`master.${kind}.one`)} />
      ))}
    </Checkbox.Group>
  );
}

function Branches() {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const branches = draft.read('branches') as Party['branches'];
  const add = () => draft.write('branches', [...branches, newBranch]);
  return (
    <Card
      title={t('master.branches', { count: branches.length })}
      tools={
        <Button variant="default" leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={add}>
          {t('master.addBranch')}
        </Button>
      }
    >
      {branches.length === 0 && <Empty>{t('master.noBranch')}</Empty>}
      {branches.map((_branch, at) => (
        <BranchFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a branch has no other name until it is saved
          key={at}
          at={at}
          onRemove={() =>
            draft.write(
              'branches',
              branches.filter((_one, other) => other !== at),
            )
          }
        />
      ))}
    </Card>
  );
}
