import { useTranslation } from 'react-i18next';
import type { CountedAmounts, SyncPage } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { PlainTable } from '../../parts/plain-table.tsx';

const taxOf = (amounts: CountedAmounts): number => amounts.igst + amounts.cgst + amounts.sgst + amounts.cess;

/** Table by table what a return says, as the dialogs show it before something binds. */
export function TotalsTable({ page }: { page: SyncPage }) {
  const { t } = useTranslation();
  const isLiability = (line: { readonly section: string }) => line.section === 'TTL_LIAB';
  const lines = page.summary.filter((line) => line.level === 0 && !isLiability(line));
  const liability = page.summary.find(isLiability)?.ours;
  const heads = [
    { label: t('compare.type') },
    { label: t('amount.count'), isNumber: true },
    { label: `${t('amount.taxableValue')}, ₹`, isNumber: true },
    { label: `${t('amount.tax')}, ₹`, isNumber: true },
  ];
  return (
    <PlainTable name={t('submit.table')} heads={heads}>
      {lines.map(({ section, title, ours }) => (
        <tr key={section}>
          <th scope="row">{title}</th>
          <td data-number>{grouped(ours.count)}</td>
          <td data-number>{rupees(ours.taxableValue)}</td>
          <td data-number>{rupees(taxOf(ours))}</td>
        </tr>
      ))}
      <tr>
        <th scope="row">
          <strong>{t('submit.liability')}</strong>
        </th>
        <td />
        <td data-number>
          <strong>{liability && rupees(liability.taxableValue)}</strong>
        </td>
        <td data-number>
          <strong>{liability && rupees(taxOf(liability))}</strong>
        </td>
      </tr>
    </PlainTable>
  );
}
