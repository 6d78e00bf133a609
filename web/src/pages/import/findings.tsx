import { useTranslation } from 'react-i18next';
import type { Finding, ImportView } from '../../api/types.ts';
import { grouped } from '../../format/money.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import styles from './import.module.css';

/** How each severity looks. */
export const looks: Readonly<Record<Finding['severity'], readonly [Tone, string]>> = {
  error: ['bad', '✕'],
  warning: ['needs', '!'],
  info: ['quiet', '○'],
};
const order = ['error', 'warning', 'info'];

interface Group {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly findings: readonly Finding[];
}

/** What is wrong with the file, by rule, the gravest first; each with its sheet, row, column, value and what to do. */
export function Findings({ view }: { view: Pick<ImportView, 'findings' | 'findingCount'> }) {
  const { t } = useTranslation();
  const groups = groupsOf(view.findings);
  return (
    <Card title={t('import.findings')} tools={<span className="dim">{grouped(view.findingCount)}</span>}>
      {groups.length === 0 && <Empty>{t('import.noFindings')}</Empty>}
      {groups.map((group, at) => (
        <details key={group.code} className={styles.group} open={at === 0}>
          <summary>
            <Chip tone={looks[group.severity][0]} mark={looks[group.severity][1]}>
              {t(`import.severity.${group.severity}`)}
            </Chip>
            <span className={styles.groupSays}>{group.findings[0]?.says}</span>
            <span className="dim">{t('import.rows', { count: group.findings.length })}</span>
            <span className="code dim">{group.code}</span>
          </summary>
          <FindingRows group={group} />
        </details>
      ))}
      {view.findings.length < view.findingCount && (
        <p className={`dim small ${styles.foot}`}>
          {t('import.firstFindings', { shown: grouped(view.findings.length), count: view.findingCount })}
        </p>
      )}
    </Card>
  );
}

function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${order.indexOf(finding.severity)} ${finding.code}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .flatMap(([, list]) =>
      list[0] ? [{ code: list[0].code, severity: list[0].severity, findings: list }] : [],
    );
}

function FindingRows({ group }: { group: Group }) {
  const { t } = useTranslation();
  const heads = [
    { label: t('import.sheet') },
    { label: t('import.row'), isNumber: true },
    { label: t('import.column') },
    { label: t('import.value') },
    { label: t('import.says') },
  ];
  return (
    <PlainTable name={`${t('import.findings')} ${group.code}`} heads={heads}>
      {group.findings.map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings never change places
        <tr key={at}>
          <td>{finding.sheet}</td>
          <td data-number>{finding.row}</td>
          <td>{finding.column}</td>
          <td className="code">{finding.value}</td>
          <td>{finding.says}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
