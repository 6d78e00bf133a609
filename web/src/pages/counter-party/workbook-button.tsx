import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { matchingPath } from '../../api/counterparty-queries.ts';
import { download } from '../../api/download.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { MatchSide } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/notice.tsx';

interface WorkbookButtonProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  /** Only what is open with this party, to be attached to a letter. */
  readonly party?: string;
}

/** The matching as a workbook: summary, suppliers, and a sheet for each match code. */
export function WorkbookButton({ of, side, party }: WorkbookButtonProps) {
  const { t } = useTranslation();
  const act = useAct();
  const path = party === undefined ? '' : `/parties/${encodeURIComponent(party)}`;
  return (
    <>
      <Button
        variant="default"
        loading={act.isBusy}
        leftSection={<IconFileSpreadsheet size={15} aria-hidden="true" />}
        onClick={() =>
          void act.run(() => download(`${matchingPath(of, side)}${path}/workbook`, 'matching.xlsx'))
        }
      >
        {t(party === undefined ? 'parties.workbook' : 'parties.attach')}
      </Button>
      {act.failure !== null && <Failed failure={act.failure} />}
    </>
  );
}
