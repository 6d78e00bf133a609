import { Button, FileButton, Group } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { purchaseKey } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { PurchasesImported } from '../../api/types.ts';
import { rupeesSigned } from '../../format/money.ts';
import { Panel, useAct } from '../../parts/dialog.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Findings } from '../import/findings.tsx';

/** What the panel shows: files that were looked at, files that came in, or an import that was undone. */
interface Shown {
  readonly files: readonly File[];
  readonly answer: PurchasesImported;
  readonly isUndone: boolean;
}

/** Imports files of purchases: looked at first with what they would change, then taken in, and undone while nothing changed since. */
export function ImportPurchases({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [shown, setShown] = useState<Shown | null>(null);
  const path = `/purchase-documents/${of.gstin}/${of.period}/import`;
  const send = (files: readonly File[], isCheck: boolean) =>
    act.run(async () => {
      if (files.length === 0) return;
      const form = new FormData();
      for (const file of files) form.append('files', file, file.name);
      const answer = await request<PurchasesImported>('POST', isCheck ? `${path}?check=true` : path, form);
      setShown({ files, answer, isUndone: false });
      if (!isCheck) await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
    });
  const undo = ({ answer, files }: Shown) =>
    act.run(async () => {
      await request('DELETE', `/purchase-documents/${of.gstin}/imports/${answer.importId}`);
      setShown({ files, answer, isUndone: true });
      await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
    });
  const close = () => {
    act.clear();
    setShown(null);
  };
  return (
    <>
      <FileButton onChange={(files) => void send(files, true)} multiple accept=".xlsx,.csv,.zip">
        {(props) => (
          <Button
            variant="default"
            loading={act.isBusy && shown === null}
            leftSection={<IconFileImport size={15} aria-hidden="true" />}
            {...props}
          >
            {t('sale.import')}
          </Button>
        )}
      </FileButton>
      <Panel
        opened={shown !== null || act.failure !== null}
        onClose={close}
        title={t('sale.import')}
        width={760}
      >
        {act.failure !== null && <Failed failure={act.failure} />}
        {shown && (
          <>
            <Outcome {...shown} />
            <Group gap="xs" my="sm">
              {shown.answer.importId === null && (
                <Button
                  loading={act.isBusy}
                  disabled={comesIn(shown.answer) === 0}
                  onClick={() => void send(shown.files, false)}
                >
                  {t('purchase.takeIn', { count: comesIn(shown.answer) })}
                </Button>
              )}
              {shown.answer.importId !== null && !shown.isUndone && (
                <Button variant="default" loading={act.isBusy} onClick={() => void undo(shown)}>
                  {t('lists.undo')}
                </Button>
              )}
              <Button variant="default" onClick={close}>
                {t(shown.answer.importId === null ? 'app.cancel' : 'app.close')}
              </Button>
            </Group>
            {shown.answer.importId === null && comesIn(shown.answer) === 0 && (
              <p className="dim">{t('purchase.nothingNew')}</p>
            )}
            {shown.answer.findings.length > 0 && (
              <Findings
                view={{ findings: shown.answer.findings, findingCount: shown.answer.findings.length }}
              />
            )}
          </>
        )}
      </Panel>
    </>
  );
}

const comesIn = ({ counts }: PurchasesImported): number => counts.new + counts.changed;

function Outcome({ files, answer: { importId, counts, effect, findings }, isUndone }: Shown) {
  const { t } = useTranslation();
  const isClean = findings.every(({ severity }) => severity !== 'error');
  const name = files.map((file) => file.name).join(', ');
  if (isUndone) return <Notice tone="ok">{t('lists.undone', { file: name })}</Notice>;
  return (
    <>
      <Notice tone={isClean ? 'ok' : 'needs'}>
        {t(importId === null ? 'purchase.looked' : 'purchase.imported', { ...counts, file: name })}
      </Notice>
      {effect.length > 0 && (
        <PlainTable
          name={t('purchase.comesIn')}
          heads={[
            { label: t('purchase.section') },
            { label: t('purchase.documents'), isNumber: true },
            { label: t('amount.taxableValue'), isNumber: true },
            { label: t('purchase.taxAmount'), isNumber: true },
          ]}
        >
          {effect.map(({ section, count, taxableValue, tax }) => (
            <tr key={section}>
              <th scope="row">{section.toUpperCase()}</th>
              <td data-number>{count}</td>
              <td data-number>{rupeesSigned(taxableValue)}</td>
              <td data-number>{rupeesSigned(tax)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </>
  );
}
