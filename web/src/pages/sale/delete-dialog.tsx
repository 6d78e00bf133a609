import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bookPath } from '../../api/entry-queries.ts';
import { pathOf, type RecordFilter, type ReturnRef, returnKey } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { RecordListRow } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';

interface DeleteDialogProps {
  readonly of: ReturnRef;
  readonly rows: readonly RecordListRow[];
  /** In place of the rows: everything that matches, as many as were seen to. */
  readonly matching?: { readonly filter: RecordFilter; readonly count: number } | null;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before documents leave the books, and says what becomes of those already on GSTN. */
export function DeleteDialog({ of, rows, matching = null, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const only = !matching && rows.length === 1 ? rows[0]?.documentNumber : null;
  const remove = () =>
    act.run(async () => {
      const path = `${pathOf(of)}/records`;
      if (matching) {
        const { filter, count } = matching;
        await request('DELETE', path, { matching: { documents: !filter.section, ...filter }, count });
      } else await deleteRows(of, path, rows);
      await cache.invalidateQueries({ queryKey: returnKey(of) });
      onDeleted();
      onClose();
    });
  return (
    <Dialog
      title={
        only
          ? t('sale.deleteTitle', { number: only })
          : t('sale.deleteMany', { count: matching?.count ?? rows.length })
      }
      opened={rows.length > 0}
      onClose={onClose}
      onSubmit={() => void remove()}
      actions={
        <>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('app.cancel')}
          </Button>
          <Button color="brick" type="submit" loading={act.isBusy}>
            {t('app.delete')}
          </Button>
        </>
      }
    >
      <p>{t('sale.deleteSays')}</p>
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}

/** What was made from documents of the books goes with its document, else the next change brings it back. */
async function deleteRows(of: ReturnRef, path: string, rows: readonly RecordListRow[]): Promise<void> {
  const entries = rows.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const keys = rows.flatMap(({ entry, key }) => (entry === null ? [key] : []));
  if (entries.length > 0) await request('PATCH', bookPath('sale', of.gstin), { entries, deleted: true });
  if (keys.length > 0) await request('DELETE', path, { keys });
}
