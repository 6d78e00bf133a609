import type { DecisionView, MatchCode, MatchRow } from '../../api/types.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { useT } from '../../words/use-t.ts';

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

/** The action flag of a document; blank while its counter party has not filed. */
export function FlagMark({ action, isFiled }: Pick<MatchRow, 'action' | 'isFiled'>) {
  const t = useT();
  if (action === null) {
    return (
      <Chip tone="quiet" mark="○">
        {t(isFiled === false ? 'purchase.awaiting' : 'purchase.flag.none')}
      </Chip>
    );
  }
  const [tone, mark] = ofFlag[action] ?? ['quiet', '○'];
  return (
    <Chip tone={tone} mark={mark}>
      {t(`purchase.flag.${action}`)}
    </Chip>
  );
}

/** What is decided on a document and how far it has got; without a decision what the match code calls for. */
export function FlagChip({ row, decision }: { row: MatchRow; decision: DecisionView | undefined }) {
  const t = useT();
  if (row.theirAction !== null && row.action === null && row.ours.length > 0 && row.regime === 'Current')
    return <TheirAction action={row.theirAction} />;
  if (decision?.state === 'overtaken' || (!decision && isToDecideAgain(row)))
    return (
      <span title={decision?.says ?? row.reasons[0]?.says}>
        <Chip tone="needs" mark="!">
          {t('purchase.decideAgain')}
        </Chip>
      </span>
    );
  const flag = decision?.action ?? row.action;
  if (flag === null || row.regime === 'Classic') return <FlagMark {...row} />;
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

/** Whether the document was answered, and the counter party changed it since. */
const isToDecideAgain = ({ reasons }: MatchRow): boolean =>
  reasons.some(({ code }) => code === 'DECIDE-AGAIN');

/** What the recipient did with our document in IMS. */
export function TheirAction({ action }: { action: 'A' | 'R' | 'P' | 'N' }) {
  const t = useT();
  const [tone, mark] = ofFlag[action] ?? ['quiet', '○'];
  return (
    <Chip tone={tone} mark={mark}>
      {t(`gstr2.counts.${action}`)}
    </Chip>
  );
}
