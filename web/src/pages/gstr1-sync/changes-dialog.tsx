import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changesQuery } from '../../api/change-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { AllChanges } from './all-changes.tsx';

interface ChangesDialogProps {
  readonly of: ReturnRef;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What a payload would send: the books against what the portal last confirmed, document by document. */
export function ChangesDialog({ of, opened, onClose }: ChangesDialogProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...changesQuery(of), enabled: opened });
  const close = (
    <Button size="sm" variant="default" onClick={onClose}>
      {t('app.close')}
    </Button>
  );
  return (
    <Dialog title={t('changes.title')} opened={opened} onClose={onClose} actions={close} wide>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && <AllChanges changes={data} />}
    </Dialog>
  );
}
