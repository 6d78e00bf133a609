import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { practiceQuery, sessionQuery } from '../../api/queries.ts';
import type { PracticeOtps } from '../../api/types.ts';
import { Notice } from '../../parts/notice.tsx';

/** In practice the simulator's OTP stands here: there is no mobile it could be sent to. */
export function PracticeHint({ which, onUse }: { which: keyof PracticeOtps; onUse: (otp: string) => void }) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const { data } = useQuery({ ...practiceQuery, enabled: session?.practice === true });
  const otp = data?.[which];
  if (!otp) return null;
  const use = (
    <Button variant="default" size="compact-xs" onClick={() => onUse(otp)}>
      {t('otp.use')}
    </Button>
  );
  return (
    <Notice tone="needs" action={use}>
      {t('otp.practice', { otp })}
    </Notice>
  );
}
