import { Button, Select, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { colleaguesQuery, matchingPath, purchaseKey } from '../../api/counterparty-queries.ts';
import { request } from '../../api/request.ts';
import type { Gate, MatchSide } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed } from '../../parts/notice.tsx';

/** Matched documents of which something is said, by their names in the matching. */
export interface NotedDocuments {
  readonly of: { readonly gstin: string };
  readonly side: MatchSide;
  readonly documents: readonly string[];
}

interface NoteDialogProps extends NotedDocuments {
  readonly onClose: () => void;
}

/** Gives documents to a person of the company who may decide on them, or to nobody. */
export function AssignDialog({ onClose, ...noted }: NoteDialogProps) {
  const { t } = useTranslation();
  const { data } = useQuery(colleaguesQuery(noted.of));
  const [person, setPerson] = useState<string | null>(null);
  const choices = (data ?? []).map(({ email, name }) => ({ value: email, label: `${name} · ${email}` }));
  return (
    <NoteDialog
      {...noted}
      title={t('matching.assignTitle', { count: noted.documents.length })}
      label={t('matching.assign')}
      gate={gateFor()}
      write={{ method: 'PUT', path: 'owners', body: { person } }}
      onClose={onClose}
    >
      <p>{t('matching.assignSays')}</p>
      <Select
        label={t('matching.owner')}
        placeholder={t('matching.nobody')}
        clearable
        searchable
        data={choices}
        value={person}
        onChange={setPerson}
      />
    </NoteDialog>
  );
}

/** Says something of documents to whoever works on them later. */
export function CommentDialog({ onClose, ...noted }: NoteDialogProps) {
  const { t } = useTranslation();
  const [says, setSays] = useState('');
  const isEmpty = says.trim() === '';
  return (
    <NoteDialog
      {...noted}
      title={t('matching.commentTitle', { count: noted.documents.length })}
      label={t('matching.comment')}
      gate={gateFor(isEmpty ? t('matching.commentEmpty') : null)}
      write={{ method: 'POST', path: 'comments', body: { says } }}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        label={t('matching.comment')}
        description={t('matching.commentSays')}
        maxLength={1000}
        autosize
        minRows={3}
        value={says}
        onChange={(event) => setSays(event.currentTarget.value)}
      />
    </NoteDialog>
  );
}

interface WriteProps extends NoteDialogProps {
  readonly title: string;
  readonly label: string;
  readonly gate: Gate;
  readonly write: { readonly method: 'PUT' | 'POST'; readonly path: string; readonly body: object };
  readonly children: ReactNode;
}

function NoteDialog({ of, side, documents, title, label, gate, write, children, onClose }: WriteProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const save = () =>
    act.run(async () => {
      await request(write.method, `${matchingPath(of, side)}/${write.path}`, { documents, ...write.body });
      await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
      onClose();
    });
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      onSubmit={() => gate.enabled && void save()}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <GatedButton gate={gate} look="filled" isBusy={act.isBusy}>
            {label}
          </GatedButton>
        </>
      }
    >
      {children}
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}
