import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { matchViewQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { MatchSide, MatchView } from '../../api/types.ts';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { FlagChip, MatchChip } from './match-chips.tsx';
import { canUndo, useDecisions } from './use-decisions.ts';
import { useOpenView } from './use-open-view.ts';
import styles from './view.module.css';

interface MatchActionsProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  /** Our own document, by its id in the matching. */
  readonly own: string;
}

/** Match code and flag of one of our own documents, with Mark Pending or Unmark Pending. */
export function MatchActions({ of, side, own }: MatchActionsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(matchViewQuery(of.gstin, side, { own }));
  const openView = useOpenView(side);
  if (!data) return null;
  const { identity } = data.row;
  return (
    <section className={styles.actions} aria-label={t('purchase.matchCode')}>
      <Decide of={of} side={side} view={data} isShort />
      {identity && (
        <Button variant="default" onClick={() => openView(of, identity)}>
          {t('purchase.view')}
        </Button>
      )}
    </section>
  );
}

interface DecideProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly view: MatchView;
  /** Only Mark Pending and Unmark Pending: beside our own document the rest is of View CP Invoice. */
  readonly isShort?: boolean;
}

/** Flag and what can be done about it, each button with the reason where it cannot be used. */
export function Decide({ of, side, view, isShort }: DecideProps) {
  const { t } = useTranslation();
  const { row, gates } = view;
  const decisions = useDecisions(of, side);
  const decision = decisions.byIdentity.get(row.identity ?? '');
  const isStaged = canUndo(decision);
  const isPending = row.action === 'P' && (row.regime === 'Classic' || isStaged);
  const mark = isPending ? gates.unmarkPending : gates.markPending;
  return (
    <>
      <p className={styles.verdict} role="status">
        <MatchChip code={row.code} /> <FlagChip row={row} decision={decision} />
      </p>
      <Group gap="xs">
        {!isShort && (
          <>
            <GatedButton gate={gates.accept} look="filled" onPress={() => void decisions.stage([row], 'A')}>
              {t('purchase.accept')}
            </GatedButton>
            <GatedButton gate={gates.reject} onPress={() => void decisions.stage([row], 'R')}>
              {t('purchase.reject')}
            </GatedButton>
          </>
        )}
        <GatedButton
          gate={mark}
          onPress={() => void (isPending ? decisions.undo([row]) : decisions.stage([row], 'P'))}
        >
          {t(isPending ? 'gstr2.unmarkPending' : 'purchase.markPending')}
        </GatedButton>
      </Group>
      <Reasons gates={[mark]} />
      {decisions.trouble && <Notice tone="bad">{decisions.trouble}</Notice>}
      {decisions.said && decisions.said.faults.length > 0 && (
        <Notice tone="needs">{decisions.said.faults.join(' ')}</Notice>
      )}
    </>
  );
}
