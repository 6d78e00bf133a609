import { useTranslation } from 'react-i18next';
import type { CountedAmounts, SyncPage } from '../../api/types.ts';
import { grouped, rupees } from '../../format/money.ts';
import { PlainTable } from '../../parts/plain-table.tsx';

const taxOf = (amounts: CountedAmounts): number => amounts.igst + amounts.cgst + amounts.sgst + amounts.cess;

interface TotalsTableProps {
  readonly page: SyncPage;
  /** Our own books where absent; GSTN as its last summary had it. */
  readonly of?: 'ours' | 'portal';
}

/** Table by table what a return says, as the dialogs show it before something binds. */
export function TotalsTable({ page, of = 'ours' }: TotalsTableProps) {
  const { t } = useTranslation();
  const isLiability = (line: { readonly section: string }) => line.section === 'TTL_LIAB';
  const lines = page.summary.flatMap((line) => {
    const amounts = line[of];
    return line.level === 0 && amounts && !isLiability(line) ? [{ ...line, amounts }] : [];
  });
  const liability = page.summary.find(isLiability)?.[of];
  const heads = [
    { label: t('compare.type') },
    { label: t('amount.count'), isNumber: true },
    { label: `${t('amount.taxableValue')}, ₹`, isNumber: true },
    { label: `${t('amount.tax')}, ₹`, isNumber: true },
  ];
  return (
    <PlainTable name={t('submit.table')} heads={heads} fits>
      {lines.map(({ section, title, amounts }) => (
        <tr key={section}>
          <th scope="row">{title}</th>
          <td data-number>{grouped(amounts.count)}</td>
          <td data-number>{rupees(amounts.taxableValue)}</td>
          <td data-number>{rupees(taxOf(amounts))}</td>
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
