import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReturnRef, sessionQuery } from '../../api/queries.ts';
import { rolesOf } from '../../api/roles.ts';
import type { SyncPage } from '../../api/types.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Card } from '../../parts/page.tsx';
import { ApprovalRow } from '../approvals/approval-row.tsx';
import { FileDialog } from './file-dialog.tsx';
import { isStep } from './primary.ts';
import { SubmitDialog } from './submit-dialog.tsx';
import { newestOf, SyncRow } from './sync-row.tsx';

type Open = 'submit' | 'override' | 'file' | null;

/** Submit and File: the two steps with numbers in their dialogs, because they bind. */
export function Finish({ of, page }: { of: ReturnRef; page: SyncPage }) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const [open, setOpen] = useState<Open>(null);
  const { submit, file } = page.buttons;
  const isSuspended = of.form === 'GSTR2' && page.regime === 'Current';
  const close = () => setOpen(null);
  const differs = page.summary.some((line) => line.equal === false);
  const mayOverride = rolesOf(session, of.gstin).some((role) => role === 'admin' || role === 'checker');
  const showOverride =
    differs &&
    mayOverride &&
    !submit.enabled &&
    page.connection.state === 'signed-in' &&
    page.status !== 'filed';
  return (
    <Card>
      {page.status !== 'filed' && <ApprovalRow of={of} />}
      <SyncRow
        label={t('sync.submit')}
        about={isSuspended ? null : t(`sync.regime${page.regime}`)}
        gates={page.status === 'filed' ? [] : [submit]}
        task={newestOf(page.tasks, 'proceed')}
      >
        <GatedButton
          gate={submit}
          look={isStep(page, 'submit') ? 'filled' : 'default'}
          onPress={() => setOpen('submit')}
        >
          {t('sync.submit')}
        </GatedButton>
        {showOverride && (
          <Button variant="default" onClick={() => setOpen('override')}>
            {t('sync.submitReason')}
          </Button>
        )}
      </SyncRow>
      <SyncRow
        label={t('sync.file')}
        about={isSuspended ? null : t('file.steps')}
        gates={page.status === 'filed' ? [] : [file]}
        task={newestOf(page.tasks, 'file')}
      >
        <GatedButton
          gate={file}
          look={isStep(page, 'file') ? 'filled' : 'default'}
          onPress={() => setOpen('file')}
        >
          {t('sync.file')}
        </GatedButton>
      </SyncRow>
      <SubmitDialog
        of={of}
        page={page}
        opened={open === 'submit' || open === 'override'}
        needsReason={open === 'override'}
        onClose={close}
      />
      <FileDialog of={of} page={page} opened={open === 'file'} onClose={close} />
    </Card>
  );
}
