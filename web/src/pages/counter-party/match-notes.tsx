import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notesQuery } from '../../api/counterparty-queries.ts';
import type { MatchNote, MatchRow, MatchSide } from '../../api/types.ts';
import { shownInstant, shownTime } from '../../format/date.ts';
import { typedDate } from '../../format/typed-date.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Faults, Waiting } from '../../parts/notice.tsx';
import { useAsOf } from './as-of.tsx';
import styles from './counter-party.module.css';
import { AssignDialog, CommentDialog, type NotedDocuments } from './note-dialogs.tsx';

/** What names a result in what people say of it: the counter party's document, or ours where he has none. */
export const nameInNotes = ({ identity, ours }: Pick<MatchRow, 'identity' | 'ours'>): string =>
  identity ?? ours[0] ?? '';

interface MatchNotesProps {
  readonly of: NotedDocuments['of'];
  readonly side: MatchSide;
  readonly document: string;
}

/** What people have said of a document and to whom it was given, with Comment and Assign. */
export function MatchNotes({ of, side, document }: MatchNotesProps) {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const answer = useQuery(notesQuery(of, side, document));
  const notes = answer.data?.filter(
    ({ at }) => !asOf || (typedDate(shownInstant(at).slice(0, 10)) ?? '') <= asOf,
  );
  return (
    <section aria-label={t('matching.history')}>
      <Faults of={[answer]} />
      {answer.isPending && <Waiting rows={2} />}
      {notes?.length === 0 && <p className="dim">{t('matching.noHistory')}</p>}
      <ul className={styles.notes}>
        {(notes ?? []).map((note) => (
          <li key={note.at + note.says}>
            <Said note={note} />
            <span className="dim small">
              {note.by} · {shownTime(note.at)}
            </span>
          </li>
        ))}
      </ul>
      <NoteButtons of={of} side={side} documents={[document]} />
    </section>
  );
}

function Said({ note: { kind, says } }: { note: MatchNote }) {
  const { t } = useTranslation();
  if (kind === 'comment') return <span className={styles.comment}>{says}</span>;
  return <span>{says ? t('matching.assignedTo', { person: says }) : t('matching.assignedToNobody')}</span>;
}

/** Comment and Assign for one document or several. */
export function NoteButtons(noted: NotedDocuments) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'assign' | 'comment' | null>(null);
  const close = () => setDialog(null);
  const { gate } = useAsOf();
  return (
    <Group gap="xs">
      <GatedButton gate={gate} onPress={() => setDialog('comment')}>
        {t('matching.comment')}
      </GatedButton>
      <GatedButton gate={gate} onPress={() => setDialog('assign')}>
        {t('matching.assign')}
      </GatedButton>
      {dialog === 'assign' && <AssignDialog {...noted} onClose={close} />}
      {dialog === 'comment' && <CommentDialog {...noted} onClose={close} />}
    </Group>
  );
}
