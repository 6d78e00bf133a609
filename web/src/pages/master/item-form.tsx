import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Item, ItemRate } from '../../api/types.ts';
import { units } from '../../format/units.ts';
import { ChoiceField, TextField, TickField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';
import { useDraftHere } from '../../parts/form/use-draft.ts';
import { Card } from '../../parts/page.tsx';
import { HsnField } from './hsn-field.tsx';
import { MasterForm } from './master-form.tsx';
import { RateFields } from './rate-fields.tsx';

/** The first day of the tax: a rate that always held begins here. */
const firstDay = '2017-07-01';
const blank: Item = {
  kind: 'goods',
  code: '',
  description: '',
  unit: 'NOS',
  rates: [{ rate: 18, from: firstDay }],
};

/** An HSN or SAC of the taxpayer with its rates. */
export function ItemForm() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/frame/master/hsn/$id' });
  return (
    <MasterForm
      name="items"
      id={id}
      place="/master/hsn"
      blank={blank}
      title={t('master.editHsn')}
      titleNew={t('master.newHsn')}
      nameOf={({ code, description }) => `${code} ${description}`}
    >
      <Card>
        <div className={form.grid}>
          <HsnField />
          <TextField path="description" label={t('master.description')} empty="" required wide />
          <Kind />
          <ChoiceField
            path="unit"
            label={t('master.unit')}
            choices={units.map((value) => ({ value, label: value }))}
          />
          <TextField path="keyword" label={t('master.keyword')} hint={t('master.keywordHint')} />
          <TickField path="creditIneligible" label={t('master.creditIneligible')} />
        </div>
      </Card>
      <Rates />
    </MasterForm>
  );
}

function Kind() {
  const { t } = useTranslation();
  const draft = useDraftHere();
  return (
    <ChoiceField
      path="kind"
      label={t('master.ty')}
      choices={[
        { value: 'goods', label: t('master.goods') },
        { value: 'services', label: t('master.services') },
      ]}
      onChosen={(kind) => draft.write('unit', kind === 'services' ? 'NA' : 'NOS')}
    />
  );
}

function Rates() {
  const { t } = useTranslation();
  const draft = useDraftHere();
  const rates = draft.read('rates') as readonly ItemRate[];
  return (
    <Card
      title={t('master.rates')}
      tools={
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          onClick={() => draft.write('rates', [...rates, { rate: 18, from: '2025-09-22' }])}
        >
          {t('master.addRate')}
        </Button>
      }
    >
      {rates.map((_rate, at) => (
        <RateFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a rate is known by its place only
          key={at}
          at={at}
          onRemove={() =>
            draft.write(
              'rates',
              rates.filter((_one, other) => other !== at),
            )
          }
        />
      ))}
    </Card>
  );
}
