import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importPath } from '../../api/import-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { ImportRow } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';
import { holdsDocuments } from './subjects.ts';

/** Takes an import back until something of it is sent; it asks first, with the number of documents. */
export function UndoImport({
  of,
  entry,
}: {
  of: ReturnRef;
  entry: Pick<ImportRow, 'importId' | 'fileName' | 'counts' | 'subject'>;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const undo = () =>
    act.run(async () => {
      await post(`${importPath(of, entry.importId)}/undo`);
      setAsking(false);
      await cache.invalidateQueries();
    });
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setAsking(true)}>
        {t('lists.undo')}
      </Button>
      <Dialog
        title={t('lists.undoTitle', { file: entry.fileName })}
        opened={isAsking}
        onClose={() => setAsking(false)}
        onSubmit={() => void undo()}
        actions={
          <>
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              {t('app.cancel')}
            </Button>
            <Button color="brick" type="submit" loading={act.isBusy}>
              {t('lists.undo')}
            </Button>
          </>
        }
      >
        <p>
          {t(holdsDocuments(entry.subject) ? 'lists.undoSays' : 'imports.undoSays', {
            count: entry.counts.new + entry.counts.changed,
          })}
        </p>
        {act.failure !== null && <Failed failure={act.failure} />}
      </Dialog>
    </>
  );
}
