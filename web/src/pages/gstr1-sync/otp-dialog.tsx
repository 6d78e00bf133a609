import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { ApiProblem, post, returnPath, sentenceOf } from '../../api/request.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { useNow } from '../../parts/use-now.ts';
import { AskSignatory } from '../otp/ask-signatory.tsx';
import { PracticeHint } from './practice-hint.tsx';

const resendAfterMs = 45_000;

interface OtpDialogProps {
  readonly of: ReturnRef;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onResend: () => Promise<unknown>;
  readonly onDone: (says: string) => void;
}

/** The OTP of the portal: right closes the dialog, wrong keeps it open and says so at the field. */
export function OtpDialog({ of, opened, onClose, onResend, onDone }: OtpDialogProps) {
  const { t } = useTranslation();
  const [otp, setOtp] = useState('');
  const [sentAt, setSentAt] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const act = useAct();
  useEffect(() => {
    if (!opened) return;
    setOtp('');
    setAsking(false);
    setSentAt(Date.now());
  }, [opened]);
  const submit = () =>
    act.run(async () => {
      const answer = await post<{ says: string }>(`${returnPath(of.gstin, of.period)}/connect/otp`, {
        otp: otp.trim(),
      });
      onDone(answer.says);
    });
  const resend = () =>
    act.run(async () => {
      await onResend();
      setSentAt(Date.now());
    });
  const isTyped = otp.trim() !== '';
  const gate = { enabled: isTyped, why: isTyped ? null : t('otp.needOtp') };
  const code = act.failure instanceof ApiProblem ? ` (${act.failure.code})` : '';
  if (isAsking) return <AskSignatory of={of} opened={opened} onClose={onClose} onDone={onDone} />;
  return (
    <Dialog
      title={t('otp.title')}
      opened={opened}
      onClose={onClose}
      onSubmit={() => gate.enabled && void submit()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={gate} look="filled" name={t('otp.submitName')} isBusy={act.isBusy}>
            {t('otp.submit')}
          </GatedButton>
        </>
      }
    >
      <p>{t('otp.sentTo', { gstin: of.gstin })}</p>
      <TextInput
        data-autofocus
        label={t('otp.field')}
        value={otp}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        error={act.failure === null ? null : sentenceOf(act.failure) + code}
        onChange={(event) => setOtp(event.currentTarget.value)}
      />
      <PracticeHint which="loginOtp" onUse={setOtp} />
      <div>
        <Resend sentAt={sentAt} onPress={() => void resend()} />
        <Button variant="subtle" size="compact-xs" onClick={() => setAsking(true)}>
          {t('relay.ask')}
        </Button>
      </div>
    </Dialog>
  );
}

function Resend({ sentAt, onPress }: { sentAt: number; onPress: () => void }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const left = Math.max(0, Math.ceil((sentAt + resendAfterMs - now) / 1000));
  const clock = `0:${String(left).padStart(2, '0')}`;
  return (
    <Button variant="subtle" size="compact-xs" w="fit-content" disabled={left > 0} onClick={onPress}>
      {left > 0 ? t('otp.resendIn', { left: clock }) : t('otp.resend')}
    </Button>
  );
}
