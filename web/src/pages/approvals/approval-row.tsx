import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  approvalsKey,
  approveInEmergency,
  askApproval,
  decide,
  recall,
  returnApprovalQuery,
} from '../../api/approval-queries.ts';
import { type ReturnRef, returnKey, sessionQuery } from '../../api/queries.ts';
import { rolesOf } from '../../api/roles.ts';
import type { ReturnApproval } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Faults, Notice, Said } from '../../parts/notice.tsx';
import { SyncRow } from '../gstr1-sync/sync-row.tsx';
import { ApprovalChip } from './approval-chip.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Asking = 'request' | 'reject' | 'emergency' | null;

/** Maker and checker on the page of the return: request, approve, reject, recall; not there where no second person is needed. */
export function ApprovalRow({ of }: { of: ReturnRef }) {
  const answer = useQuery({ ...returnApprovalQuery(of), enabled: of.form !== 'GSTR2' });
  const { data } = answer;
  if (answer.error) return <Faults of={[answer]} />;
  if (!data || (!data.isNeeded && data.approval === null)) return null;
  return <Row of={of} standing={data} />;
}

function Row({ of, standing }: { of: ReturnRef; standing: ReturnApproval }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const roles = rolesOf(session, of.gstin);
  const act = useAct();
  const [says, setSays] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const { approval, changed } = standing;
  const isWaiting = approval?.state === 'waiting';
  const isApproved = approval?.state === 'approved' && changed === 0;
  const send = async (work: Promise<{ readonly says: string }>) => {
    setSays(null);
    try {
      setSays((await work).says);
    } finally {
      await cache.invalidateQueries({ queryKey: returnKey(of) });
      await cache.invalidateQueries({ queryKey: approvalsKey });
    }
  };
  const run = (work: () => Promise<{ readonly says: string }>) => void act.run(() => send(work()));
  const mayAsk = roles.includes('maker') || roles.includes('admin');
  return (
    <SyncRow
      label={t('approvals.row')}
      about={
        approval ? (
          <span>
            <ApprovalChip of={approval} /> {approval.decidedBy ?? approval.requestedBy},{' '}
            {shownInstant(approval.decidedAt ?? approval.requestedAt)}
            {approval.reason && ` · ${approval.reason}`}
          </span>
        ) : (
          <span className="dim">{t('approvals.none')}</span>
        )
      }
      gates={[]}
      act={act}
      says={
        <>
          {changed > 0 && <Notice tone="needs">{t('approvals.changed', { count: changed })}</Notice>}
          {says && <Said>{says}</Said>}
        </>
      }
    >
      {isWaiting && (
        <>
          <GatedButton
            gate={approval.decide}
            onPress={() => run(() => decide(approval.approvalId, 'approve'))}
          >
            {t('approvals.approve')}
          </GatedButton>
          <GatedButton gate={approval.decide} onPress={() => setAsking('reject')}>
            {t('approvals.reject')}
          </GatedButton>
        </>
      )}
      {isWaiting && approval.mayRecall && (
        <Button variant="default" onClick={() => run(() => recall(approval.approvalId))}>
          {t('approvals.recall')}
        </Button>
      )}
      {mayAsk && !isApproved && (!isWaiting || changed > 0) && (
        <Button variant="default" onClick={() => setAsking('request')}>
          {t('approvals.request')}
        </Button>
      )}
      {roles.includes('admin') && standing.isNeeded && !isApproved && (
        <Button variant="default" onClick={() => setAsking('emergency')}>
          {t('approvals.override')}
        </Button>
      )}
      <ReasonDialog
        title={t(`approvals.dialog.${asking ?? 'request'}`)}
        about={t(`approvals.about.${asking ?? 'request'}`)}
        label={t(asking === 'request' ? 'approvals.note' : 'audit.reason')}
        act={t(`approvals.dialog.${asking ?? 'request'}`)}
        isNeeded={asking !== 'request'}
        opened={asking !== null}
        onClose={() => setAsking(null)}
        onGive={(text) => {
          if (asking === 'reject') return send(decide(approval?.approvalId ?? '', 'reject', text));
          return send(asking === 'emergency' ? approveInEmergency(of, text) : askApproval(of, text));
        }}
      />
    </SyncRow>
  );
}
