import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathOf, type ReturnRef, sessionQuery } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { Gate, SyncPage } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { PracticeHint } from './practice-hint.tsx';
import styles from './sync.module.css';
import { TotalsTable } from './totals-table.tsx';
import { useStartTask } from './use-start-task.ts';

interface FileDialogProps {
  readonly of: ReturnRef;
  readonly page: SyncPage;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const panForm = /^[A-Z]{5}\d{4}[A-Z]$/;

/** File with EVC: signatory, OTP, the sentence that binds, File. */
export function FileDialog({ of, page, opened, onClose }: FileDialogProps) {
  const { t, i18n } = useTranslation();
  const form = useFiling(of, opened, onClose);
  return (
    <Dialog
      wide
      title={t('file.title', {
        form: page.form.replace('GSTR', 'GSTR-'),
        period: shownPeriod(of.period, i18n.language),
      })}
      opened={opened}
      onClose={onClose}
      onSubmit={form.file}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={form.gate} look="filled" isBusy={form.filing.isBusy}>
            {t('file.file')}
          </GatedButton>
        </>
      }
    >
      {!page.isNil && <TotalsTable page={page} />}
      <div className={styles.fields}>
        <TextInput
          label={t('file.signatory')}
          value={form.pan}
          maxLength={10}
          autoComplete="off"
          onChange={(event) => form.setPan(event.currentTarget.value.toUpperCase())}
        />
        <GatedButton gate={form.panGate} isBusy={form.asking.isBusy} onPress={form.ask}>
          {form.says ? t('file.againOtp') : t('file.getOtp')}
        </GatedButton>
      </div>
      {form.says && <Notice tone="ok">{form.says}</Notice>}
      {form.asking.failure !== null && <Failed failure={form.asking.failure} />}
      <TextInput
        label={t('file.evc')}
        value={form.evc}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        onChange={(event) => form.setEvc(event.currentTarget.value)}
      />
      {form.says && <PracticeHint which="evc" onUse={form.setEvc} />}
      <Checkbox
        label={t('file.confirm')}
        checked={form.confirmed}
        onChange={(event) => form.setConfirmed(event.currentTarget.checked)}
      />
      <Reasons gates={[form.gate]} />
      {form.filing.failure !== null && <Failed failure={form.filing.failure} />}
    </Dialog>
  );
}

function useFiling(of: ReturnRef, opened: boolean, onDone: () => void) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const known = session?.registrations.find(({ gstin }) => gstin === of.gstin)?.signatoryPan ?? '';
  const [pan, setPan] = useState(known);
  const [evc, setEvc] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [says, setSays] = useState<string | null>(null);
  const asking = useAct();
  const filing = useAct();
  const start = useStartTask(of);
  useEffect(() => {
    if (!opened) return;
    // An OTP and a tick are good for one opening only.
    setEvc('');
    setConfirmed(false);
    setSays(null);
    setPan((typed) => typed || known);
  }, [opened, known]);
  const why = firstOf([
    [!panForm.test(pan), t('file.needPan')],
    [evc.trim() === '', t('file.needOtp')],
    [!confirmed, t('file.needTick')],
  ]);
  const gate: Gate = { enabled: why === null, why };
  const isPan = panForm.test(pan);
  const panGate: Gate = { enabled: isPan, why: isPan ? null : t('file.needPan') };
  const ask = () =>
    void asking.run(async () => {
      const answer = await post<{ says: string }>(`${pathOf(of)}/evc`, { pan });
      setSays(answer.says);
    });
  const file = () => {
    if (!gate.enabled) return;
    void filing.run(async () => {
      await start('file', { pan, evc: evc.trim(), confirmed: true });
      onDone();
    });
  };
  return {
    pan,
    setPan,
    evc,
    setEvc,
    confirmed,
    setConfirmed,
    says,
    asking,
    filing,
    gate,
    panGate,
    ask,
    file,
  };
}

function firstOf(reasons: readonly (readonly [boolean, string])[]): string | null {
  return reasons.find(([holds]) => holds)?.[1] ?? null;
}
