import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField, NumberField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';

/** A rate of an item with the days it holds. */
export function RateFields({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const path = `rates.${at}`;
  return (
    <fieldset className={form.part}>
      <legend className="visually-hidden">{t('master.rateNumber', { number: at + 1 })}</legend>
      <div className={form.grid} data-narrow>
        <NumberField path={`${path}.rate`} label={t('master.rate')} />
        <NumberField path={`${path}.cess`} label={t('master.cess')} isOptional />
        <DateField path={`${path}.from`} label={t('master.from')} empty="" />
        <DateField path={`${path}.to`} label={t('master.to')} hint={t('master.toHint')} />
        <Button
          variant="default"
          size="compact-xs"
          className={form.beside ?? ''}
          aria-label={`${t('master.removeRate')} · ${t('master.rateNumber', { number: at + 1 })}`}
          onClick={onRemove}
        >
          {t('master.removeRate')}
        </Button>
      </div>
    </fieldset>
  );
}
