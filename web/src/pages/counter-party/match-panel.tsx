import { Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { DecisionView, MatchRow, MatchSide } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupees } from '../../format/money.ts';
import { Panel } from '../../parts/dialog.tsx';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { useAsOf } from './as-of.tsx';
import styles from './counter-party.module.css';
import { FlagChip, MatchChip } from './match-chips.tsx';
import { MatchNotes, nameInNotes } from './match-notes.tsx';
import { canUndo } from './use-decisions.ts';

interface MatchPanelProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly row: MatchRow | undefined;
  readonly decision: DecisionView | undefined;
  readonly onDecide: (action: 'A' | 'R' | 'P') => void;
  readonly onUndo: () => void;
  /** To the next or the former row of the list. */
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** View CP Invoice: both sides of one verdict, why it is what it is, and what can be decided. */
export function MatchPanel({ of, side, row, decision, onDecide, onUndo, onStep, onClose }: MatchPanelProps) {
  const { t } = useTranslation();
  const { gate } = useAsOf();
  const steps: Parameters<typeof useHotkeys>[0] = [
    ['j', () => onStep(1)],
    ['k', () => onStep(-1)],
  ];
  const acts: typeof steps = [
    ['a', () => onDecide('A')],
    ['r', () => onDecide('R')],
    ['p', () => onDecide('P')],
    ['u', onUndo],
  ];
  useHotkeys(row ? [...steps, ...(gate.enabled ? acts : [])] : []);
  return (
    <Panel opened={row !== undefined} onClose={onClose} title={row ? row.number : t('purchase.view')}>
      {row && (
        <>
          <p className={styles.task}>
            <MatchChip code={row.code} /> <FlagChip row={row} decision={decision} />
          </p>
          <p>
            {row.counterpartyName} <span className="code">{row.counterpartyGstin}</span> ·{' '}
            {shownDate(row.date)}
          </p>
          <Sides row={row} />
          <h3>{t('app.why')}</h3>
          {row.reasons.map(({ code, says }) => (
            <p key={code + says} className={styles.why}>
              {says}
            </p>
          ))}
          {row.suggestion && <p className={styles.why}>{row.suggestion.says}</p>}
          {decision?.says && decision.state !== 'overtaken' && <p className={styles.why}>{decision.says}</p>}
          {row.identity && (
            <Group mt="md" gap="xs">
              <GatedButton gate={gate} look="filled" onPress={() => onDecide('A')}>
                {t('purchase.accept')}
              </GatedButton>
              <GatedButton gate={gate} onPress={() => onDecide('R')}>
                {t('purchase.reject')}
              </GatedButton>
              <GatedButton gate={gate} onPress={() => onDecide('P')}>
                {t('purchase.markPending')}
              </GatedButton>
              {canUndo(decision) && (
                <GatedButton gate={gate} look="subtle" onPress={onUndo}>
                  {t('purchase.undo')}
                </GatedButton>
              )}
            </Group>
          )}
          <Reasons gates={[gate]} />
          <h3>{t('matching.history')}</h3>
          <MatchNotes of={of} side={side} document={nameInNotes(row)} />
        </>
      )}
    </Panel>
  );
}

function Sides({ row: { ourSum, theirSum } }: { row: MatchRow }) {
  const { t } = useTranslation();
  const lines = [
    ['amount.taxableValue', ourSum?.taxableValue, theirSum?.taxableValue],
    ['purchase.taxAmount', ourSum?.tax, theirSum?.tax],
  ] as const;
  return (
    <dl className={styles.pair}>
      <dt />
      <dd className="dim">{t('purchase.ours')}</dd>
      <dd className="dim">{t('purchase.theirs')}</dd>
      {lines.map(([name, ours, theirs]) => (
        <Line key={name} name={t(name)} ours={ours} theirs={theirs} />
      ))}
    </dl>
  );
}

function Line({
  name,
  ours,
  theirs,
}: {
  name: string;
  ours: number | undefined;
  theirs: number | undefined;
}) {
  const shown = (paise: number | undefined) => (paise === undefined ? '–' : rupees(paise));
  return (
    <>
      <dt>{name}</dt>
      <dd>{shown(ours)}</dd>
      <dd>{shown(theirs)}</dd>
    </>
  );
}
