import { ActionIcon, Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ReturnRef, recordQuery } from '../../api/queries.ts';
import type { RecordDetail, RecordListRow } from '../../api/types.ts';
import { Panel } from '../../parts/dialog.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { MatchActions } from '../counter-party/match-actions.tsx';
import { DocumentView } from './document-view.tsx';

interface DocumentDrawerProps {
  readonly of: ReturnRef;
  readonly recordKey: string | undefined;
  readonly rows: readonly RecordListRow[];
  readonly onGo: (row: RecordListRow | null) => void;
  readonly onDelete: (row: RecordListRow) => void;
}

/** One document beside its list; J and K go to the next and the previous one. */
export function DocumentDrawer({ of, recordKey, rows, onGo, onDelete }: DocumentDrawerProps) {
  const { t } = useTranslation();
  const at = rows.findIndex((row) => row.key === recordKey);
  const step = (by: 1 | -1) => {
    const row = at < 0 ? undefined : rows[at + by];
    if (row) onGo(row);
  };
  useHotkeys(
    recordKey
      ? [
          ['J', () => step(1)],
          ['K', () => step(-1)],
        ]
      : [],
  );
  const row = rows[at];
  return (
    <Panel
      opened={recordKey !== undefined}
      onClose={() => onGo(null)}
      title={row?.documentNumber ?? row?.sectionTitle ?? t('sale.view')}
      tools={
        <>
          <ActionIcon
            variant="default"
            aria-label={t('sale.previous')}
            disabled={at <= 0}
            onClick={() => step(-1)}
          >
            <IconChevronUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('sale.next')}
            disabled={at < 0 || at + 1 >= rows.length}
            onClick={() => step(1)}
          >
            <IconChevronDown size={16} aria-hidden="true" />
          </ActionIcon>
        </>
      }
    >
      {recordKey !== undefined && <Loaded of={of} recordKey={recordKey} onDelete={onDelete} />}
    </Panel>
  );
}

/** What the matching calls a period: yyyy-mm. */
const isoPeriod = (period: string): string => `${period.slice(2)}-${period.slice(0, 2)}`;

function Loaded({
  of,
  recordKey,
  onDelete,
}: {
  of: ReturnRef;
  recordKey: string;
  onDelete: (row: RecordDetail) => void;
}) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(recordQuery(of, recordKey));
  if (error) return <Failed failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <>
      {data.match && <MatchActions of={of} side="sale" own={`${isoPeriod(of.period)}|${data.key}`} />}
      <DocumentView document={data} />
      {data.state !== 'filed' && (
        <Button
          mt="md"
          variant="default"
          leftSection={<IconTrash size={15} aria-hidden="true" />}
          onClick={() => onDelete(data)}
        >
          {t('app.delete')}
        </Button>
      )}
    </>
  );
}
