import { Button, Radio } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { duplicatesQuery, type MasterEntry, mergeParties } from '../../api/master-queries.ts';
import type { Party } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { gstinsOf } from './party-gstins.ts';

interface MergeProps {
  /** The entry that stays; null while the dialog is closed. */
  readonly kept: MasterEntry<Party> | null;
  readonly onClose: () => void;
}

/** Makes one party of two entries: which one leaves is chosen among those that look the same. */
export function MergePartiesDialog({ kept, onClose }: MergeProps) {
  return kept && <Merge key={kept.entry} kept={kept} onClose={onClose} />;
}

function Merge({ kept, onClose }: { kept: MasterEntry<Party>; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data: found, error, refetch } = useQuery(duplicatesQuery(kept.entry));
  const [chosen, choose] = useState<string | null>(null);
  const act = useAct();
  const other = found?.find(({ entry }) => String(entry) === chosen);
  const merge = () =>
    act.run(async () => {
      if (!other) return;
      await mergeParties(kept, other);
      await cache.invalidateQueries({ queryKey: ['masters', 'parties'] });
      onClose();
    });
  return (
    <Dialog
      title={t('master.merge')}
      opened
      onClose={onClose}
      onSubmit={() => void merge()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton
            gate={{ enabled: other !== undefined, why: other ? null : t('master.mergeChoose') }}
            look="filled"
            isBusy={act.isBusy}
          >
            {t('master.mergeAct')}
          </GatedButton>
        </>
      }
    >
      <p>
        <strong>{kept.content.name}</strong> <span className="code">{gstinsOf(kept.content)}</span>
      </p>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {!found && !error && <Waiting rows={3} />}
      {found?.length === 0 && <p className="dim">{t('master.mergeNone')}</p>}
      {found && found.length > 0 && (
        <Radio.Group label={t('master.mergeWhich')} value={chosen} onChange={choose}>
          {found.map(({ entry, content }) => (
            <Radio
              key={entry}
              mt={8}
              value={String(entry)}
              label={content.name}
              description={[gstinsOf(content), content.address.city, content.contact.phone]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Radio.Group>
      )}
      {other && (
        <p>
          {t('master.mergeSays', {
            kept: kept.content.name,
            other: other.content.name,
            count: other.content.branches.length,
          })}
        </p>
      )}
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
