import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import type { Book, EntryDraft } from './entry-draft.ts';
import { differences, merged } from './merge.ts';

interface MergeDialogProps {
  readonly book: Book;
  readonly base: EntryDraft;
  readonly mine: EntryDraft;
  readonly theirs: EntryDraft;
  readonly by: string;
  readonly onClose: () => void;
  readonly onTake: (draft: EntryDraft) => void;
}

/** Two versions of a document side by side, field by field; nothing of either is lost before somebody chose. */
export function MergeDialog({ book, base, mine, theirs, by, onClose, onTake }: MergeDialogProps) {
  const { t } = useTranslation();
  const found = differences(base, mine, theirs).filter(({ path }) => !/(^|\.)(rest|stated)$/.test(path));
  const hidden = differences(base, mine, theirs).filter((each) => !found.includes(each));
  const [keeps, setKeeps] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map());
  const nameOf = (path: string) => {
    const [root, at, field] = path.split('.');
    if (root === 'lines') {
      const item = t('entry.item', { at: Number(at) + 1 });
      return field ? `${t(`entry.${field}` as 'entry.rate')}, ${item}` : item;
    }
    return root === 'party' ? t(`entry.${book}.party`) : t(`entry.${root}` as 'entry.number');
  };
  const shown = (value: unknown) =>
    value === undefined || value === ''
      ? t('entry.nothing')
      : typeof value === 'object'
        ? Object.entries(value as object)
            .filter(([name]) => name !== 'stated')
            .map(([, each]) => each)
            .filter(Boolean)
            .join(' · ')
        : String(value);
  return (
    <Dialog
      wide
      opened
      title={t('entry.merge', { number: mine.number ?? theirs.number ?? '' })}
      onClose={onClose}
      onSubmit={() => onTake(merged(theirs, [...found, ...hidden], keeps))}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit">{t('entry.take')}</Button>
        </>
      }
    >
      <p>{t('entry.mergeSays', { by })}</p>
      <PlainTable
        name={t('entry.merge', { number: mine.number ?? '' })}
        heads={[
          { label: t('entry.field') },
          { label: t('entry.mine') },
          { label: `${t('entry.theirs')} (${by})` },
        ]}
      >
        {found.map(({ path, mine: my, theirs: their, isConflict, keeps: first }) => (
          <tr key={path}>
            <th scope="row">
              {nameOf(path)}{' '}
              {isConflict && (
                <Chip tone="differs" mark="≠">
                  {t('entry.both')}
                </Chip>
              )}
            </th>
            {(['mine', 'theirs'] as const).map((side) => (
              <td key={side}>
                <Radio
                  size="xs"
                  name={path}
                  label={shown(side === 'mine' ? my : their)}
                  aria-label={`${nameOf(path)}: ${t(`entry.${side}`)}, ${shown(side === 'mine' ? my : their)}`}
                  checked={(keeps.get(path) ?? first) === side}
                  onChange={() => setKeeps(new Map(keeps).set(path, side))}
                />
              </td>
            ))}
          </tr>
        ))}
      </PlainTable>
    </Dialog>
  );
}
