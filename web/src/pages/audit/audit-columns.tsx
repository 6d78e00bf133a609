import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import type { ListColumn } from '../../parts/record-list/list-column.ts';

/** The columns of the audit log. */
export function useAuditColumns(): readonly ListColumn<Act>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const text = (id: keyof Act & string, header: string, width: number): ListColumn<Act> => ({
      id,
      header,
      width,
      cell: (act) => String(act[id] ?? ''),
      exported: { field: id, kind: 'text' },
    });
    return [
      {
        ...text('at', t('audit.time'), 145),
        cell: (act) => shownInstant(act.at),
        exported: { field: 'time', kind: 'text' },
      },
      text('by', t('audit.user'), 190),
      { ...text('role', t('audit.role'), 120), cell: (act) => <RoleWord role={act.role} /> },
      {
        ...text('object', t('audit.object'), 290),
        cell: (act) => <span className="code">{act.object}</span>,
      },
      text('act', t('audit.action'), 190),
      {
        ...text('changes', t('audit.change'), 330),
        cell: (act) => <Changed act={act} />,
        exported: { field: 'change', kind: 'text' },
      },
      text('reason', t('audit.reason'), 200),
      {
        ...text('requestId', t('audit.request'), 290),
        cell: (act) => <span className="code">{act.requestId}</span>,
      },
    ];
  }, [t]);
}

/** Roles in the words of the screen; a role that is no longer known stands as it was written. */
export function RoleWord({ role }: { role: string | null }) {
  const { t } = useTranslation();
  if (role === null) return null;
  const roles = role.split(', ').map((one) => t(`people.role.${one as 'admin'}`, { defaultValue: one }));
  return <>{roles.join(', ')}</>;
}

/** The first value that changed, and how many more. */
function Changed({ act: { changes } }: { act: Act }) {
  const { t } = useTranslation();
  const [first] = changes;
  if (!first) return null;
  const more = changes.length > 1 ? ` ${t('audit.more', { count: changes.length - 1 })}` : '';
  return (
    <>
      <span className="code">{first.field}</span> {first.old ?? '–'} → {first.new ?? '–'}
      {more}
    </>
  );
}
