import { Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { purchaseKey } from '../../api/counterparty-queries.ts';
import { type ReturnRef, returnKey } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { MatchView } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Failed, Said } from '../../parts/notice.tsx';

/** Use their value, and our own put back while nothing was sent; only of purchases that stand beside a document. */
export function TheirValues({ of, view: { row, values } }: { of: ReturnRef; view: MatchView }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [said, setSaid] = useState<'used' | 'undone' | null>(null);
  if (!values || row.ours.length === 0 || row.theirs.length === 0) return null;
  if (row.code === 'OK' && !values.isTaken) return null;
  const gate = values.isTaken ? values.undo : values.use;
  const change = (method: 'PUT' | 'DELETE') =>
    act.run(async () => {
      await request(method, `/counterparties/${encodeURIComponent(of.gstin)}/their-values`, {
        identity: row.identity,
      });
      await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
      await cache.invalidateQueries({ queryKey: returnKey({ gstin: of.gstin, period: of.period }) });
      setSaid(method === 'PUT' ? 'used' : 'undone');
    });
  return (
    <>
      <Group mt="xs">
        <GatedButton
          gate={gate}
          isBusy={act.isBusy}
          onPress={() => void change(values.isTaken ? 'DELETE' : 'PUT')}
        >
          {t(values.isTaken ? 'theirs.undo' : 'theirs.use')}
        </GatedButton>
      </Group>
      <Reasons gates={[gate]} />
      {act.failure !== null && <Failed failure={act.failure} />}
      {said && <Said>{t(`theirs.${said}`)}</Said>}
    </>
  );
}
