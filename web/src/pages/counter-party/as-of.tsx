import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sinceQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { Gate, MatchingSince, MatchSide } from '../../api/types.ts';
import { shownDate, shownInstant } from '../../format/date.ts';
import { typedDate } from '../../format/typed-date.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { Faults, Notice } from '../../parts/notice.tsx';
import styles from './counter-party.module.css';
import type { ScopeFilter } from './match-scope.tsx';

/**
 * The day (yyyy-mm-dd) as on which the matching is shown, from the address; undefined for today. What was is only read:
 * the gate tells each button why.
 */
export function useAsOf(): { readonly asOf: string | undefined; readonly gate: Gate } {
  const { t } = useTranslation();
  const { asOf: written } = useSearch({ strict: false });
  const asOf = typedDate(written ?? '') ?? undefined;
  return { asOf, gate: gateFor(asOf && t('matching.asOf.readOnly', { day: shownDate(asOf) })) };
}

function useChooseDay() {
  const navigate = useNavigate();
  return (day: string | undefined) =>
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, asOf: day && shownDate(day) }),
      replace: true,
    });
}

/** The day as on which the matching is shown; empty for today. */
export function AsOnInput() {
  const { t } = useTranslation();
  const choose = useChooseDay();
  const { asOf } = useAsOf();
  return <DayInput isInline label={t('matching.asOf.label')} value={asOf} onChange={choose} />;
}

interface AsOfStripProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly scope: ScopeFilter;
}

/** What one sees of which day, and what has changed since. */
export function AsOfStrip({ of, side, scope }: AsOfStripProps) {
  const { asOf } = useAsOf();
  return (
    asOf && (
      <div className={styles.strip}>
        <Strip of={of} side={side} scope={scope} day={asOf} />
      </div>
    )
  );
}

function Strip({ of, side, scope, day }: AsOfStripProps & { readonly day: string }) {
  const { t } = useTranslation();
  const choose = useChooseDay();
  const answer = useQuery(sinceQuery(of, side, { ...scope, asOf: day }));
  const back = (
    <Button variant="default" size="compact-sm" onClick={() => choose(undefined)}>
      {t('matching.asOf.back')}
    </Button>
  );
  return (
    <>
      <Notice tone="needs" action={back}>
        <strong>{t('matching.asOf.title', { day: shownDate(day) })}</strong>{' '}
        {answer.data !== undefined && <Since since={answer.data} day={day} />}
      </Notice>
      <Faults of={[answer]} />
    </>
  );
}

function Since({ since, day }: { readonly since: MatchingSince | null; readonly day: string }) {
  const { t } = useTranslation();
  if (since === null) return t('matching.asOf.never');
  const knownFrom = shownInstant(since.knownFrom).slice(0, 10);
  if (day < (typedDate(knownFrom) ?? '')) return t('matching.asOf.unknown', { day: knownFrom });
  const counted = (['theirsCame', 'theirsGone', 'oursCame', 'oursGone', 'otherwise'] as const).filter(
    (name) => since[name] > 0,
  );
  if (counted.length === 0) return t('matching.asOf.nothing');
  const parts = counted.map((name) => t(`matching.asOf.${name}`, { count: since[name] }));
  return t('matching.asOf.since', { changes: parts.join(' · ') });
}
