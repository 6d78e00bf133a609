import type { i18n, TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ChangedField, GenerationRow } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { shownState } from '../../format/state.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './generations.module.css';

const changes: readonly (readonly [GenerationRow['change'], Tone, string])[] = [
  ['added', 'go', '+'],
  ['changed', 'differs', '≠'],
  ['gone', 'bad', '−'],
];

/** What changed, document by document, with the tax before and after; how many of each stands above. */
export function GenerationsTable({ rows }: { rows: readonly GenerationRow[] }) {
  const { t, i18n } = useTranslation();
  const heads = [
    { label: t('generations.change') },
    { label: t('sale.number') },
    { label: t('sale.date') },
    { label: t('purchase.vendor') },
    { label: t('generations.what') },
    { label: t('generations.taxBefore'), isNumber: true },
    { label: t('generations.taxAfter'), isNumber: true },
    { label: t('generations.difference'), isNumber: true },
  ];
  const before = rows.reduce((sum, row) => sum + (row.before?.tax ?? 0), 0);
  const after = rows.reduce((sum, row) => sum + (row.after?.tax ?? 0), 0);
  return (
    <>
      <p className={styles.counts} role="status">
        {changes.map(([change, tone, mark]) => (
          <Chip key={change} tone={tone} mark={mark}>
            {t(`generations.counts.${change}`, { count: rows.filter((row) => row.change === change).length })}
          </Chip>
        ))}
      </p>
      <PlainTable name={t('generations.title')} heads={heads}>
        {rows.map((row) => (
          <tr key={row.change + row.counterpartyGstin + row.number + row.date}>
            <td>{t(`generations.${row.change}`)}</td>
            <th scope="row">{row.number}</th>
            <td>{shownDate(row.date)}</td>
            <td>{row.counterpartyName ?? <span className="code">{row.counterpartyGstin}</span>}</td>
            <td>{row.fields.map((field) => fieldSays(field, { t, i18n })).join('; ') || '–'}</td>
            <td className="number">{row.before ? rupees(row.before.tax) : '–'}</td>
            <td className="number">{row.after ? rupees(row.after.tax) : '–'}</td>
            <td className="number">{rupees((row.after?.tax ?? 0) - (row.before?.tax ?? 0))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={5}>
            {t('generations.total')}
          </th>
          <td className="number">{rupees(before)}</td>
          <td className="number">{rupees(after)}</td>
          <td className="number">
            <strong>{rupees(after - before)}</strong>
          </td>
        </tr>
      </PlainTable>
    </>
  );
}

function fieldSays(
  { field, before, after }: ChangedField,
  { t, i18n }: { readonly t: TFunction; readonly i18n: i18n },
): string {
  const shown = (value: ChangedField['before']): string => {
    if (value === null) return '–';
    if (typeof value === 'number') return rupees(value);
    if (field === 'date') return shownDate(value) ?? value;
    if (field === 'placeOfSupply') return shownState(value, i18n.language) ?? value;
    if (field === 'action') return t(`gstr2.counts.${value as 'A' | 'R' | 'P' | 'N'}`);
    if (value === 'Y' || value === 'N') return t(value === 'Y' ? 'gstr2.view.yes' : 'gstr2.view.no');
    return value;
  };
  return `${t(`generations.fields.${field}`)}: ${shown(before)} → ${shown(after)}`;
}
