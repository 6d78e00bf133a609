import { useTranslation } from 'react-i18next';
import type { Approval } from '../../api/types.ts';
import { Chip } from '../../parts/chip.tsx';

const looks = {
  waiting: ['needs', '!'],
  approved: ['ok', '✓'],
  rejected: ['bad', '✕'],
  recalled: ['gone', '−'],
  voided: ['differs', '≠'],
  used: ['gone', '✓'],
} as const;

/** What became of a request for approval. */
export function ApprovalChip({ of }: { of: Pick<Approval, 'state' | 'isEmergency'> }) {
  const { t } = useTranslation();
  const [tone, mark] = looks[of.state];
  return (
    <Chip tone={of.isEmergency ? 'bad' : tone} mark={of.isEmergency ? '!' : mark}>
      {t(of.isEmergency ? 'approvals.emergency' : `approvals.state.${of.state}`)}
    </Chip>
  );
}
