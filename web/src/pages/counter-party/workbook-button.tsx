import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { matchingPath } from '../../api/counterparty-queries.ts';
import { download } from '../../api/download.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { listAddress } from '../../api/request.ts';
import type { MatchSide } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed } from '../../parts/notice.tsx';
import { useAsOf } from './as-of.tsx';
import type { ScopeFilter } from './match-scope.tsx';

interface WorkbookButtonProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly scope: ScopeFilter;
  /** Only what is open with this party, to be attached to a letter. */
  readonly party?: string;
}

/** The matching as a workbook: summary, suppliers, and a sheet for each match code. */
export function WorkbookButton({ of, side, scope, party }: WorkbookButtonProps) {
  const { t } = useTranslation();
  const act = useAct();
  const { gate } = useAsOf();
  const path = party === undefined ? '' : `/parties/${encodeURIComponent(party)}`;
  return (
    <>
      <GatedButton
        gate={gate}
        isBusy={act.isBusy}
        icon={<IconFileSpreadsheet size={15} aria-hidden="true" />}
        onPress={() =>
          void act.run(() =>
            download(listAddress(`${matchingPath(of, side)}${path}/workbook`, scope), 'matching.xlsx'),
          )
        }
      >
        {t(party === undefined ? 'parties.workbook' : 'parties.attach')}
      </GatedButton>
      {act.failure !== null && <Failed failure={act.failure} />}
    </>
  );
}
