import { useTranslation } from 'react-i18next';
import type { InwardStatus } from '../../api/types.ts';
import { Chip, ReturnChip, type Tone } from '../../parts/chip.tsx';

/** How far the recipient is: GSTR-2 of a classic period by its state, IMS by what is still to do. */
export function InwardState({ of }: { of: InwardStatus }) {
  const { t } = useTranslation();
  if (of.regime === 'Classic')
    return <ReturnChip status={of.status} isFrozen={of.status === 'ready-to-file'} />;
  const [tone, mark, words] = imsState(of);
  return (
    <Chip tone={tone} mark={mark}>
      {t(`returnStatus.ims.${words}`, { count: of[words === 'undecided' ? 'undecided' : 'staged'] })}
    </Chip>
  );
}

function imsState({ documents, undecided, staged }: InwardStatus) {
  if (staged > 0) return ['needs', '!', 'staged'] as const satisfies readonly [Tone, string, string];
  if (undecided > 0) return ['go', '○', 'undecided'] as const;
  return documents > 0 ? (['ok', '✓', 'decided'] as const) : (['quiet', '○', 'nothing'] as const);
}
