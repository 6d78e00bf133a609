import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchesQuery, purchaseKey } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { MatchRow, MatchSide } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupeesSigned } from '../../format/money.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed, Faults, Notice, Waiting } from '../../parts/notice.tsx';
import { useList } from '../../parts/record-list/use-list.ts';

interface LinkDialogProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  /** The result of the counter party's document, which has no partner. */
  readonly row: MatchRow;
  readonly onClose: () => void;
}

/** Links a document of the other side with one of ours that has no partner either. */
export function LinkDialog({ of, side, row, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [own, setOwn] = useState<string | null>(row.suggestion?.ours[0] ?? null);
  const answer = useInfiniteQuery(
    matchesQuery(of, { side, code: 'TO', counterparty: row.counterpartyGstin }),
  );
  const { rows } = useList(answer);
  const choices = rows.map((one) => ({
    value: one.ours[0] ?? '',
    label: `${one.number} · ${shownDate(one.date)} · ${rupeesSigned(one.ourSum?.taxableValue ?? 0)}`,
  }));
  const chosen = choices.some(({ value }) => value === own) ? own : null;
  const link = () =>
    act.run(async () => {
      const path = `/counterparties/${encodeURIComponent(of.gstin)}/${side}/links`;
      await request('PUT', path, { own: chosen, identity: row.identity });
      await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
      onClose();
    });
  return (
    <Dialog
      title={t('gstr2.view.linkTitle')}
      opened
      onClose={onClose}
      onSubmit={() => void (chosen && link())}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton
            gate={gateFor(chosen ? null : t('gstr2.view.linkChoose'))}
            look="filled"
            isBusy={act.isBusy}
          >
            {t('gstr2.view.link').replace('…', '')}
          </GatedButton>
        </>
      }
    >
      <Faults of={[answer]} />
      {answer.isPending && <Waiting rows={2} />}
      {answer.data && choices.length === 0 && <Notice tone="needs">{t('gstr2.view.linkNone')}</Notice>}
      {choices.length > 0 && (
        <Select label={t('gstr2.view.linkWith')} data={choices} value={chosen} onChange={setOwn} searchable />
      )}
      {row.suggestion && <p>{row.suggestion.says}</p>}
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
