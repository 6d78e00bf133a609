import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { Empty } from '../../parts/notice.tsx';
import { WayTo, WayToSync } from '../../parts/way-to.tsx';

/** Stands where a return has nothing in the books: import, or submit a nil return. */
export function NoBooks({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  return (
    <Empty
      ways={
        <>
          <WayTo to={{ to: '/import', search: { gstin: of.gstin, period: of.period } }}>
            {t('sale.import')}
          </WayTo>
          <WayToSync of={of} />
        </>
      }
    >
      {t('compare.empty')}
    </Empty>
  );
}
