import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingGroupsQuery, findingsQuery, importPath } from '../../api/import-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { FindingGroup, ImportView, SuggestedFinding } from '../../api/types.ts';
import { grouped } from '../../format/money.ts';
import { Chip } from '../../parts/chip.tsx';
import { useAct } from '../../parts/dialog.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { looks } from './finding-looks.ts';
import { FixAll } from './fix-all.tsx';
import styles from './import.module.css';

interface ImportFindingsProps {
  readonly of: ReturnRef;
  readonly view: ImportView;
  readonly onChecked: (view: ImportView) => void;
}

/** What is wrong with the files of an import: by rule, all of it, put right all at once or cell by cell. */
export function ImportFindings(props: ImportFindingsProps) {
  const { t } = useTranslation();
  const { of, view } = props;
  const { data, error, refetch } = useQuery(findingGroupsQuery(of, view.importId));
  return (
    <Card title={t('import.findings')} tools={<span className="dim">{grouped(view.findingCount)}</span>}>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting rows={3} />}
      {data?.length === 0 && (
        <Empty>{t(view.subject === 'sales' ? 'import.noFindings' : 'imports.noFindings')}</Empty>
      )}
      {data?.map((group, at) => (
        <Group key={`${group.severity} ${group.code}`} {...props} group={group} isFirst={at === 0} />
      ))}
    </Card>
  );
}

interface GroupProps extends ImportFindingsProps {
  readonly group: FindingGroup;
  readonly isFirst: boolean;
}

function Group({ of, view, onChecked, group, isFirst }: GroupProps) {
  const { t } = useTranslation();
  const act = useAct();
  const [isOpen, setOpen] = useState(isFirst);
  const canCorrect = view.state === 'checked' || view.state === 'imported';
  const correct = (body: unknown) =>
    act.run(async () =>
      onChecked(await post<ImportView>(`${importPath(of, view.importId)}/corrections`, body)),
    );
  return (
    <details className={styles.group} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Chip tone={looks[group.severity][0]} mark={looks[group.severity][1]}>
          {t(`import.severity.${group.severity}`)}
        </Chip>
        <span className={styles.groupSays}>{group.says}</span>
        <span className="dim">{t('import.rows', { count: group.count })}</span>
        <span className="code dim">{group.code}</span>
      </summary>
      {canCorrect && group.fixable > 0 && (
        <div className={styles.acts}>
          <FixAll
            of={of}
            importId={view.importId}
            group={group}
            act={act}
            onFix={() => void correct({ code: group.code })}
          />
        </div>
      )}
      {act.failure !== null && <Failed failure={act.failure} />}
      {isOpen && (
        <FindingRows
          of={of}
          view={view}
          group={group}
          isBusy={act.isBusy}
          onCorrect={canCorrect && group.severity !== 'info' ? (cells) => void correct({ cells }) : null}
        />
      )}
    </details>
  );
}

interface CellToCorrect {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

interface FindingRowsProps {
  readonly of: ReturnRef;
  readonly view: ImportView;
  readonly group: FindingGroup;
  readonly isBusy: boolean;
  readonly onCorrect: ((cells: readonly CellToCorrect[]) => void) | null;
}

function FindingRows({ of, view, group, isBusy, onCorrect }: FindingRowsProps) {
  const { t } = useTranslation();
  const answer = useInfiniteQuery(findingsQuery(of, view.importId, group));
  const [changed, setChanged] = useState<ReadonlyMap<string, CellToCorrect>>(new Map());
  const rows = answer.data?.pages.flatMap((page) => page.rows) ?? [];
  const heads = [
    { label: t('import.sheet') },
    { label: t('import.row'), isNumber: true },
    { label: t('import.column') },
    { label: t('import.value') },
    { label: t('import.says') },
  ];
  const change = (finding: SuggestedFinding, value: string) => {
    const { sheet, row, column } = finding;
    if (!sheet || !row || !column) return;
    const key = `${sheet}|${row}|${column}`;
    const next = new Map(changed);
    if (value === String(finding.value ?? '')) next.delete(key);
    else next.set(key, { sheet, row, column, value });
    setChanged(next);
  };
  return (
    <>
      {answer.error && <Failed failure={answer.error} onRetry={() => void answer.refetch()} />}
      <PlainTable stacks name={`${t('import.findings')} ${group.code}`} heads={heads}>
        {rows.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings never change places
          <tr key={at}>
            <td data-label={t('import.sheet')}>{finding.sheet}</td>
            <td data-number data-label={t('import.row')}>
              {finding.row}
            </td>
            <td data-label={t('import.column')}>{finding.column}</td>
            <td className="code">
              <Value finding={finding} onChange={onCorrect ? (value) => change(finding, value) : null} />
            </td>
            <td>{finding.says}</td>
          </tr>
        ))}
      </PlainTable>
      <div className={styles.acts} hidden={changed.size === 0 && !answer.hasNextPage}>
        {changed.size > 0 && (
          <Button size="compact-sm" loading={isBusy} onClick={() => onCorrect?.([...changed.values()])}>
            {t('lists.check', { count: changed.size })}
          </Button>
        )}
        <MoreRows answer={answer}>{t('lists.more', { count: group.count })}</MoreRows>
      </div>
    </>
  );
}

/** The cell as it is, or a field with what it should say; the suggestion is one press away. */
function Value({
  finding,
  onChange,
}: {
  finding: SuggestedFinding;
  onChange: ((value: string) => void) | null;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(String(finding.value ?? ''));
  const { row, column, sheet, suggestion } = finding;
  if (!onChange || !row || !column || !sheet) return <>{finding.value}</>;
  const write = (value: string) => {
    setText(value);
    onChange(value);
  };
  return (
    <div className={styles.cell}>
      <TextInput
        size="xs"
        aria-label={t('lists.correct', { column, row })}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {suggestion !== null && suggestion !== text && (
        <Button
          size="compact-xs"
          variant="default"
          title={t('lists.suggested')}
          onClick={() => write(suggestion)}
        >
          {suggestion}
        </Button>
      )}
    </div>
  );
}
