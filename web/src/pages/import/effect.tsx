import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';

/** What the file adds to, or takes from, each table of the return. */
export function Effect({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const signed = (figure: number, shown: string) => (figure > 0 ? `+${shown}` : shown);
  const heads = [
    { label: t('sale.section') },
    { label: t('amount.count'), isNumber: true },
    { label: `${t('amount.taxableValue')}, ₹`, isNumber: true },
  ];
  return (
    <Card title={t('import.effect')} tools={<span className="dim small">{t('import.effectHint')}</span>}>
      <PlainTable name={t('import.effect')} heads={heads}>
        {view.effect.map((line) => (
          <tr key={line.section}>
            <th scope="row">{line.title}</th>
            <td data-number>{signed(line.count, grouped(line.count))}</td>
            <td data-number>{signed(line.taxableValue, rupees(line.taxableValue))}</td>
          </tr>
        ))}
      </PlainTable>
    </Card>
  );
}
