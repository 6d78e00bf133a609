import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { grouped } from '../../format/money.ts';
import { Panel } from '../../parts/dialog.tsx';
import { Json } from '../../parts/json.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './audit.module.css';
import { RoleWord } from './audit-columns.tsx';

/** One entry of the audit log in full. */
export function ActDrawer({ act, onClose }: { act: Act | null; onClose: () => void }) {
  return (
    <Panel opened={act !== null} onClose={onClose} title={act ? `${act.act} · ${shownInstant(act.at)}` : ''}>
      {act && <Whole act={act} />}
    </Panel>
  );
}

function Whole({ act }: { act: Act }) {
  const { t } = useTranslation();
  const heads = [t('audit.field'), t('audit.old'), t('audit.new')].map((label) => ({ label }));
  return (
    <Stack gap={14}>
      <dl className={styles.facts}>
        <dt>{t('audit.number')}</dt>
        <dd>{grouped(act.sequence)}</dd>
        <dt>{t('audit.user')}</dt>
        <dd>{act.by}</dd>
        <dt>{t('audit.role')}</dt>
        <dd>{act.role ? <RoleWord role={act.role} /> : '–'}</dd>
        <dt>{t('audit.object')}</dt>
        <dd className="code">{act.object}</dd>
        <dt>{t('audit.reason')}</dt>
        <dd>{act.reason ?? '–'}</dd>
        <dt>{t('audit.request')}</dt>
        <dd className="code">{act.requestId ?? '–'}</dd>
      </dl>
      {act.changes.length > 0 && (
        <PlainTable name={t('audit.change')} heads={heads}>
          {act.changes.map((change) => (
            <tr key={change.field}>
              <th scope="row" className="code">
                {change.field}
              </th>
              <td className={styles.old}>{change.old ?? '–'}</td>
              <td>{change.new ?? '–'}</td>
            </tr>
          ))}
        </PlainTable>
      )}
      {act.details !== null && <Json title={t('app.details')} value={act.details} />}
    </Stack>
  );
}
