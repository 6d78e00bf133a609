import { useTranslation } from 'react-i18next';
import type { ChangedVerdict, TriedRules } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { FlagMark, MatchChip } from '../counter-party/match-chips.tsx';
import styles from './options.module.css';
import { TriedChanges } from './tried-changes.tsx';

/** How many results other rules would change, and the first of them: what they say now, and what they would say. */
export function TriedTable({ tried: { results, changed, changes } }: { tried: TriedRules }) {
  const { t } = useTranslation();
  const heads = [
    'sale.number',
    'sale.date',
    'rules.side',
    'rules.party',
    'rules.before',
    'rules.after',
  ] as const;
  return (
    <TriedChanges
      says={t('rules.wouldChange', { count: changed, of: results })}
      changed={changed}
      shown={changes.length}
      heads={heads.map((head) => t(head))}
    >
      {changes.map((one) => (
        <tr key={one.side + one.counterpartyGstin + one.number + one.date}>
          <th scope="row">{one.number}</th>
          <td>{shownDate(one.date)}</td>
          <td>{t(`rules.sides.${one.side}`)}</td>
          <td>{one.counterpartyName ?? <span className="code">{one.counterpartyGstin}</span>}</td>
          <td data-label={t('rules.before')}>
            <Says verdict={one.before} />
          </td>
          <td data-label={t('rules.after')}>
            <Says verdict={one.after} />
          </td>
        </tr>
      ))}
    </TriedChanges>
  );
}

function Says({ verdict }: { verdict: ChangedVerdict['before'] }) {
  const { t } = useTranslation();
  if (!verdict) return <>{t('rules.newResult')}</>;
  return (
    <span className={styles.verdict}>
      <MatchChip code={verdict.code} /> <FlagMark action={verdict.action} isFiled={null} />
    </span>
  );
}
