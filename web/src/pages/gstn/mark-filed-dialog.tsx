import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { returnKey } from '../../api/queries.ts';
import { markFiled } from '../../api/status-queries.ts';
import type { StatusRow } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import styles from './gstn.module.css';

/** Takes the ARN and the day of a return that was filed outside. */
export function MarkFiledDialog({ row, onClose }: { row: StatusRow | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [arn, setArn] = useState('');
  const [filedOn, setFiledOn] = useState<string>();
  const lacks = arn.trim() === '' || !filedOn;
  const close = () => {
    act.clear();
    setArn('');
    setFiledOn(undefined);
    onClose();
  };
  const save = () =>
    void act.run(async () => {
      if (!row || !filedOn) return;
      await markFiled(row, { arn: arn.trim().toUpperCase(), filedOn });
      await cache.invalidateQueries({ queryKey: ['returns'] });
      await cache.invalidateQueries({ queryKey: returnKey({ gstin: row.gstin, period: row.period }) });
      close();
    });
  return (
    <Dialog
      title={t('returnStatus.mark')}
      opened={row !== null}
      onClose={close}
      onSubmit={() => lacks || save()}
      actions={
        <>
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <GatedButton
            gate={gateFor(lacks ? t('returnStatus.markNeeds') : null)}
            look="filled"
            isBusy={act.isBusy}
          >
            {t('returnStatus.mark')}
          </GatedButton>
        </>
      }
    >
      {row && (
        <div className={styles.form}>
          <p>
            <strong>
              {row.form} · {shownPeriod(row.period, i18n.language)}
            </strong>{' '}
            <span className="code">{row.gstin}</span>
          </p>
          <Notice tone="needs">{t('returnStatus.markSays')}</Notice>
          <TextInput
            label="ARN"
            description={t('returnStatus.arnHint')}
            maxLength={15}
            value={arn}
            onChange={(event) => setArn(event.currentTarget.value)}
            data-autofocus
          />
          <DayInput label={t('returnStatus.filedOn')} value={filedOn} onChange={setFiledOn} />
          {act.failure !== null && <Failed failure={act.failure} />}
        </div>
      )}
    </Dialog>
  );
}
