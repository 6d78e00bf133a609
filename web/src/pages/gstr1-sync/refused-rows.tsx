import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { refusedImport } from '../../api/change-queries.ts';
import { download } from '../../api/download.ts';
import { pathOf, type ReturnRef } from '../../api/queries.ts';
import type { Act } from '../../parts/dialog.tsx';

/** GSTN's refusals beside the rows of the files they came from, and the way back for the corrected workbook. */
export function RefusedRows({ of, act }: { of: ReturnRef; act: Act }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const icon = { size: 15, 'aria-hidden': true } as const;
  const bringBack = () =>
    act.run(async () => {
      const corrects = await refusedImport(of);
      await navigate({ to: '/import', search: { ...of, corrects } });
    });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload {...icon} />}
        onClick={() => void act.run(() => download(`${pathOf(of)}/errors.xlsx`, 'errors.xlsx'))}
      >
        {t('changes.errors')}
      </Button>
      <Button variant="default" leftSection={<IconUpload {...icon} />} onClick={() => void bringBack()}>
        {t('changes.bringBack')}
      </Button>
    </>
  );
}
