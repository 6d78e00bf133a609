import { useTranslation } from 'react-i18next';
import { rupeesSigned } from '../../format/money.ts';
import { Notice } from '../../parts/notice.tsx';
import type { Said } from './use-decisions.ts';

/** What staged decisions come to in rupees, and what keeps some from being staged. */
export function Impact({ said: { action, documents, tax, faults } }: { said: Said }) {
  const { t } = useTranslation();
  return (
    <Notice tone={faults.length > 0 ? 'needs' : 'go'}>
      {t(`purchase.impact.${action}`, { count: documents, tax: rupeesSigned(tax) })} {faults.join(' ')}
    </Notice>
  );
}
