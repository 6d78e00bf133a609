import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { purchaseKey } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { Finding } from '../../api/types.ts';
import { Panel, useAct } from '../../parts/dialog.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { Findings } from '../import/findings.tsx';

interface Imported {
  readonly counts: { readonly new: number; readonly changed: number; readonly same: number };
  readonly findings: readonly Finding[];
}

/** Imports files of purchases; what came of it opens beside the list, with what is wrong grouped by rule. */
export function ImportPurchases({ of }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [imported, setImported] = useState<Imported | null>(null);
  const send = (files: readonly File[]) =>
    act.run(async () => {
      if (files.length === 0) return;
      const form = new FormData();
      for (const file of files) form.append('files', file, file.name);
      const path = `/purchase-documents/${of.gstin}/${of.period}/import`;
      setImported(await request<Imported>('POST', path, form));
      await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
    });
  const close = () => {
    act.clear();
    setImported(null);
  };
  const isOpen = imported !== null || act.failure !== null;
  return (
    <>
      <FileButton onChange={(files) => void send(files)} multiple accept=".xlsx,.csv,.json,.zip">
        {(props) => (
          <Button
            variant="default"
            loading={act.isBusy}
            leftSection={<IconFileImport size={15} aria-hidden="true" />}
            {...props}
          >
            {t('sale.import')}
          </Button>
        )}
      </FileButton>
      <Panel opened={isOpen} onClose={close} title={t('sale.import')} width={760}>
        {act.failure !== null && <Failed failure={act.failure} />}
        {act.failure === null && imported && <Outcome imported={imported} />}
      </Panel>
    </>
  );
}

function Outcome({ imported: { counts, findings } }: { imported: Imported }) {
  const { t } = useTranslation();
  const isClean = findings.every(({ severity }) => severity !== 'error');
  return (
    <>
      <Notice tone={isClean ? 'ok' : 'needs'}>{t('purchase.imported', counts)}</Notice>
      {findings.length > 0 && <Findings view={{ findings, findingCount: findings.length }} />}
    </>
  );
}
