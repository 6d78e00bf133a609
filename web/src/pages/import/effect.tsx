import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../api/types.ts';
import { grouped, rupees, rupeesSigned } from '../../format/money.ts';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';

/** What the file does to each table; where only its own sums are known, those. */
export function Effect({ view }: { view: ImportView }) {
  return view.effect.some(({ change }) => change) ? <Changes view={view} /> : <Holds view={view} />;
}

function Holds({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const heads = [
    { label: t('sale.section') },
    { label: t('imports.documents'), isNumber: true },
    { label: t('amount.taxableValue'), isNumber: true },
  ];
  return (
    <Card title={t('imports.holds')}>
      <PlainTable name={t('imports.holds')} heads={heads}>
        {view.effect.map(({ section, title, count, taxableValue }) => (
          <tr key={section}>
            <th scope="row">{title}</th>
            <td data-number>{grouped(count)}</td>
            <td data-number>{rupeesSigned(taxableValue)}</td>
          </tr>
        ))}
      </PlainTable>
    </Card>
  );
}

/** The documents of each table of the return by their fate, and the table before and after. */
function Changes({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const title = t(view.subject === 'sales' ? 'import.effect' : 'imports.effect');
  const value = `${t('amount.taxableValue')}, ₹`;
  const heads = [
    { label: t('sale.section') },
    ...(['new', 'changed', 'same'] as const).map((name) => ({ label: t(`import.${name}`), isNumber: true })),
    { label: `${t('lists.before')}: ${t('lists.docs')}`, isNumber: true },
    { label: value, isNumber: true },
    { label: `${t('lists.after')}: ${t('lists.docs')}`, isNumber: true },
    { label: value, isNumber: true },
  ];
  return (
    <Card title={title} tools={<span className="dim small">{t('import.effectHint')}</span>}>
      <PlainTable name={title} heads={heads}>
        {view.effect.map(({ section, title, count, taxableValue, change }) => (
          <tr key={section}>
            <th scope="row">{title}</th>
            <td data-number>{grouped(change?.new ?? count)}</td>
            <td data-number>{grouped(change?.changed ?? 0)}</td>
            <td data-number>{grouped(change?.same ?? 0)}</td>
            <td data-number>{change ? grouped(change.before.count) : ''}</td>
            <td data-number>{change ? rupees(change.before.taxableValue) : ''}</td>
            <td data-number>{grouped(change?.after.count ?? count)}</td>
            <td data-number>{rupees(change?.after.taxableValue ?? taxableValue)}</td>
          </tr>
        ))}
      </PlainTable>
    </Card>
  );
}
