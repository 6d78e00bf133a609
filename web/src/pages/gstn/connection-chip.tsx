import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/types.ts';
import { shownDuration } from '../../format/date.ts';
import { Chip } from '../../parts/chip.tsx';
import { useNow } from '../../parts/use-now.ts';

/** Whether a GSTIN is connected, and for how long. */
export function ConnectionChip({ of }: { of: Connection | undefined }) {
  const { t } = useTranslation();
  const now = useNow(15_000);
  if (!of) return null;
  const left = of.endsAt ? Date.parse(of.endsAt) - now : 0;
  if (of.state === 'otp-requested') {
    return (
      <Chip tone="needs" mark="!">
        {t('sync.otpWaits')}
      </Chip>
    );
  }
  if (of.state === 'none' || left <= 0) {
    return (
      <Chip tone="quiet" mark="○">
        {t('context.notConnected')}
      </Chip>
    );
  }
  return (
    <Chip tone="ok" mark="✓">
      {t('context.connected', { left: shownDuration(left) })}
    </Chip>
  );
}
