import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterEntry } from '../../api/master-queries.ts';
import type { Item } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import type { ListColumn, RowCommand } from '../../parts/record-list/list-column.ts';
import { codeColumn, textColumn } from './columns.tsx';
import styles from './master.module.css';
import { MasterList } from './master-list.tsx';
import { formOf } from './master-place.ts';

const place = '/master/hsn';

/** What the taxpayer sells and buys, by HSN and SAC. */
export function Items() {
  const { t } = useTranslation();
  const columns = useItemColumns();
  const commandsOf = useItemCommands();
  return (
    <MasterList
      name="items"
      place={place}
      title={t('master.hsnList')}
      newWords={t('master.newHsn')}
      importAs="items"
      emptyWords={t('master.hsnEmpty')}
      columns={columns}
      nameOf={({ code, description }) => `${code} ${description}`}
      commandsOf={commandsOf}
      card={(item) => (
        <span className={styles.card}>
          <strong className="code">{item.code}</strong>
          <span>{item.description}</span>
          <span className="dim">{rateNow(item)}</span>
        </span>
      )}
    />
  );
}

const rateNow = ({ rates }: Item): string => {
  const rate = rates.find(({ to }) => to === undefined) ?? rates.at(-1);
  return rate ? `${rate.rate} %` : '';
};

function useItemColumns(): readonly ListColumn<MasterEntry<Item>>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const days = ({ rates }: Item) =>
      rates.map(({ rate, from, to }) => `${rate} % ${shownDate(from)}–${to ? shownDate(to) : ''}`).join(', ');
    return [
      codeColumn<Item>('code', t('master.hsn'), 110, ({ code }) => code, 'code'),
      textColumn<Item>('kind', t('master.ty'), 90, ({ kind }) => t(`master.${kind}`), 'kind'),
      textColumn<Item>(
        'description',
        t('master.description'),
        330,
        ({ description }) => description,
        'description',
      ),
      codeColumn<Item>('unit', t('master.unit'), 80, ({ unit }) => unit, 'unit'),
      { ...textColumn<Item>('rate', t('master.rate'), 80, rateNow), isNumber: true },
      textColumn<Item>('days', t('master.rateDays'), 280, days),
      textColumn<Item>('credit', t('master.credit'), 130, ({ creditIneligible }) =>
        t(creditIneligible ? 'master.no' : 'master.yes'),
      ),
    ];
  }, [t]);
}

function useItemCommands(): (row: MasterEntry<Item>) => readonly RowCommand[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return ({ entry }) => [
    { label: t('master.editHsn'), run: () => void navigate(formOf(place, entry)) },
    { label: t('master.newHsn'), run: () => void navigate(formOf(place, 'new')) },
  ];
}
