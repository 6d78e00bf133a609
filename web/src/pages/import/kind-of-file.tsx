import { useTranslation } from 'react-i18next';
import type { ImportRow } from '../../api/types.ts';

/** What sort of file it was, where that says more than what it is about: an official workbook, a program's register, GSTR-2B. */
export function KindOfFile({ of: { subject, kind } }: { of: Pick<ImportRow, 'subject' | 'kind'> }) {
  const { t } = useTranslation();
  if (kind === subject) return null;
  return <span className="dim small">{t(`lists.kinds.${kind}`, { defaultValue: kind })}</span>;
}
