import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { suppliersQuery } from '../../api/dashboard-queries.ts';
import type { MasterEntry } from '../../api/master-queries.ts';
import type { Party } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { grouped, rupeesSigned } from '../../format/money.ts';
import type { ListColumn } from '../../parts/record-list/list-column.ts';

/** What only a list of vendors shows: when they last filed, and what stands open with them. */
export function useVendorColumns(isWanted: boolean): readonly ListColumn<MasterEntry<Party>>[] {
  const { t } = useTranslation();
  const { data } = useQuery({ ...suppliersQuery, enabled: isWanted });
  return useMemo(() => {
    if (!isWanted) return [];
    const known = new Map(data?.map((one) => [one.gstin, one]));
    const of = ({ content }: MasterEntry<Party>) =>
      content.branches.flatMap(({ gstin }) => known.get(gstin ?? '') ?? []);
    const sum = (row: MasterEntry<Party>, name: 'mismatches' | 'atRisk') =>
      of(row).reduce((total, one) => total + one[name], 0);
    return [
      {
        id: 'lastFiled',
        header: t('master.lastFiled'),
        width: 110,
        cell: (row) =>
          shownDate(
            of(row)
              .flatMap(({ lastFiledOn }) => lastFiledOn ?? [])
              .toSorted()
              .at(-1),
          ),
      },
      {
        id: 'mismatches',
        header: t('master.mismatches'),
        width: 130,
        isNumber: true,
        cell: (row) => {
          const count = sum(row, 'mismatches');
          const gstin = of(row).find(({ mismatches }) => mismatches > 0)?.gstin;
          if (!gstin) return count;
          return (
            <Link to="/purchase/matching" search={{ find: gstin }}>
              {grouped(count)}
            </Link>
          );
        },
      },
      {
        id: 'atRisk',
        header: t('master.atRisk'),
        width: 130,
        isNumber: true,
        cell: (row) => rupeesSigned(sum(row, 'atRisk')),
      },
    ];
  }, [isWanted, data, t]);
}
