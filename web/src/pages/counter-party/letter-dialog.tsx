import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { letterQuery } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { MatchSide, PartyStanding } from '../../api/types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import type { ScopeFilter } from './match-scope.tsx';
import styles from './parties.module.css';
import { WorkbookButton } from './workbook-button.tsx';

interface LetterDialogProps {
  readonly of: ReturnRef;
  readonly side: MatchSide;
  readonly scope: ScopeFilter;
  readonly party: PartyStanding;
  readonly onClose: () => void;
}

/** What to write to a party about the documents that are open with him: to copy, with the workbook to attach. */
export function LetterDialog({ of, side, scope, party, onClose }: LetterDialogProps) {
  const { t } = useTranslation();
  const { counterpartyGstin, counterpartyName } = party;
  const { data, error, refetch } = useQuery(letterQuery(of, side, { party: counterpartyGstin, scope }));
  const clipboard = useClipboard();
  return (
    <Dialog
      title={t('parties.writeTo', { party: counterpartyName ?? counterpartyGstin })}
      opened
      wide
      onClose={onClose}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('app.close')}
        </Button>
      }
    >
      {error && !data && <Failed failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting rows={6} />}
      {data && (
        <>
          <TextInput label={t('parties.subject')} readOnly value={data.subject} />
          <Textarea
            className={styles.letter ?? ''}
            label={t('parties.message')}
            readOnly
            autosize
            minRows={6}
            maxRows={16}
            value={data.message}
          />
          <Group gap="xs">
            <Button onClick={() => clipboard.copy(`${data.subject}\n\n${data.message}`)}>
              {t(clipboard.copied ? 'parties.copied' : 'parties.copyMessage')}
            </Button>
            <Button
              component="a"
              variant="default"
              href={`mailto:?subject=${encodeURIComponent(data.subject)}&body=${encodeURIComponent(data.message)}`}
            >
              {t('parties.mail')}
            </Button>
            <WorkbookButton of={of} side={side} scope={scope} party={counterpartyGstin} />
          </Group>
        </>
      )}
    </Dialog>
  );
}
