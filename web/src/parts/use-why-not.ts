import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { briefQuery, type ReturnRef, sessionQuery } from '../api/queries.ts';
import { type Role, rolesOf, writers } from '../api/roles.ts';
import { shownDate } from '../format/date.ts';

/** Why who is signed in may not change this, in words; null when he may, and while nobody knows. Masters belong to no GSTIN. */
export function useWhyNot(act: keyof typeof writers, gstin?: string | null): string | null {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const roles = rolesOf(session, gstin);
  const needed: readonly Role[] = writers[act];
  if (!session || roles.some((role) => needed.includes(role))) return null;
  return t(`form.readOnly.${act}`, {
    roles: roles.map((role) => t(`people.role.${role}`)).join(', ') || '–',
  });
}

/** Why nothing more is written in the sales of a period, in words: it is filed; null where it is not, and while nobody knows. */
export function useWhyFiled(of: ReturnRef | null): string | null {
  const { t } = useTranslation();
  const { data } = useQuery({ ...briefQuery(of ?? { gstin: '', period: '' }), enabled: of !== null });
  if (data?.status !== 'filed') return null;
  return t('entry.finalized', { date: shownDate(data.filedOn), arn: data.arn });
}
