import { useTranslation } from 'react-i18next';
import type { DecisionView, MatchCode, MatchRow } from '../../api/types.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';

const ofCode: Readonly<Record<MatchCode, readonly [Tone, string]>> = {
  OK: ['ok', '✓'],
  TO: ['go', '↑'],
  CO: ['away', '↓'],
  Mismatch: ['differs', '≠'],
};

/** The verdict on a document: match codes stay as their users know them. */
export function MatchChip({ code }: { code: MatchCode }) {
  const [tone, mark] = ofCode[code];
  return (
    <Chip tone={tone} mark={mark}>
      {code}
    </Chip>
  );
}

const ofFlag: Readonly<Record<string, readonly [Tone, string]>> = {
  A: ['ok', '✓'],
  U: ['go', '↑'],
  R: ['bad', '✕'],
  P: ['needs', '⏸'],
  N: ['quiet', '○'],
};

/** What is decided on a document and how far it has got; without a decision what the match code calls for. */
export function FlagChip({ row, decision }: { row: MatchRow; decision: DecisionView | undefined }) {
  const { t } = useTranslation();
  const flag = decision?.action ?? row.action;
  if (flag === null) {
    return (
      <Chip tone="quiet" mark="○">
        {t(row.isFiled === false ? 'purchase.awaiting' : 'purchase.flag.none')}
      </Chip>
    );
  }
  const [tone, mark] = ofFlag[flag] ?? ['quiet', '○'];
  const state = decision ? t(`purchase.decision.${decision.state}`) : t('purchase.recommended');
  return (
    <span title={decision?.says || undefined}>
      <Chip tone={decision?.state === 'refused' ? 'bad' : tone} mark={mark}>
        {t(`purchase.flag.${flag}`)} · {state}
      </Chip>
    </span>
  );
}
