import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printAddress } from '../../api/entry-queries.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import styles from '../../parts/form/form.module.css';
import type { Draft } from '../../parts/form/use-draft.ts';
import { Notice, Said } from '../../parts/notice.tsx';
import { type EntryDraft, type EntryMode, isAdvance, isBlankLine, listOf } from './entry-draft.ts';
import type { EntryOf, useEntry } from './use-entry.ts';

interface EntryFootProps extends EntryOf {
  readonly id: string;
  readonly mode: EntryMode;
  readonly draft: Draft<EntryDraft>;
  readonly entry: ReturnType<typeof useEntry>;
  /** Nothing can be changed here. */
  readonly isLocked: boolean;
  /** Other documents can be made from this one, by who may. */
  readonly mayEdit: boolean;
  readonly refusal: string | null;
}

/** The foot of a document's form: what is wrong, with links to the fields, and what can be done. */
export function EntryFoot(props: EntryFootProps) {
  const { book, of, kept, id, mode, draft, entry, isLocked, mayEdit, refusal } = props;
  const { t } = useTranslation();
  const [isDeleting, setDeleting] = useState(false);
  const [isShort, setShort] = useState(false);
  const { number, date, placeOfSupply, lines } = draft.content;
  const isEnough = Boolean(number && date && placeOfSupply) && lines.some((line) => !isBlankLine(line));
  const press = (then?: 'new' | 'draft') => {
    setShort(!isEnough);
    if (isEnough) void entry.save(then);
  };
  const list = listOf(book, draft.content);
  const isKept = kept !== null && mode === 'edit';
  return (
    <>
      {isShort && !isEnough && <Notice tone="bad">{t('entry.needsNumber')}</Notice>}
      <div className={styles.foot}>
        <Button
          variant="default"
          renderRoot={(rest) => <Link {...({ to: list, search: { ...of } } as object)} {...rest} />}
        >
          {t('form.back')}
        </Button>
        {!isLocked && refusal === null && (
          <>
            <Button
              loading={entry.isBusy}
              variant={draft.isDirty || !isKept ? 'filled' : 'default'}
              onClick={() => press()}
            >
              {t('app.save')}
            </Button>
            {mode === 'edit' && (
              <Button variant="default" onClick={() => press('new')}>
                {t('form.saveNew')}
              </Button>
            )}
            {entry.hasErrors && (
              <Button variant="default" onClick={() => press('draft')}>
                {t('entry.keepDraft')}
              </Button>
            )}
          </>
        )}
        {entry.isSaved && <Said>{t('form.success')}</Said>}
        <span className={styles.push} />
        {isKept && mayEdit && <Further {...{ list, id, of }} kind={draft.content.kind} />}
        {isKept && kept.entry && book === 'sale' && draft.content.kind !== 'advance-adjustment' && (
          <Button
            variant="default"
            component="a"
            href={printAddress(of.gstin, String(kept.entry))}
            target="_blank"
          >
            {t('entry.print')}
          </Button>
        )}
        {isKept && book === 'sale' && (
          <Button
            variant="default"
            renderRoot={(rest) => (
              <Link to="/gstr1/$g/$p/sync" params={{ g: of.gstin, p: of.period }} search={{}} {...rest} />
            )}
          >
            {t('sale.openSync')}
          </Button>
        )}
        {kept?.entry && mode === 'edit' && !isLocked && (
          <Button variant="default" onClick={() => setDeleting(true)}>
            {t('app.delete')}
          </Button>
        )}
      </div>
      {isDeleting && (
        <ConfirmDialog
          title={t(isAdvance(draft.content) ? 'advances.deleteTitle' : 'entry.deleteTitle', { number })}
          says={t('entry.deleteSays')}
          act={t('app.delete')}
          onClose={() => setDeleting(false)}
          run={entry.remove}
        />
      )}
    </>
  );
}

const made = {
  amend: 'entry.amend',
  note: 'entry.note',
  refund: 'advances.refund',
  adjust: 'advances.adjust',
} as const;

/** What can be made from a kept document. */
function Further({ list, id, of, kind }: { list: string; id: string; of: EntryOf['of']; kind: string }) {
  const { t } = useTranslation();
  const isVoucher = kind === 'advance-receipt' || kind === 'advance';
  const modes = (['amend', 'note', 'refund', 'adjust'] as const).filter((mode) => {
    if (mode === 'amend') return true;
    return mode === 'note' ? kind === 'invoice' : isVoucher;
  });
  return modes.map((mode) => (
    <Button
      key={mode}
      variant="default"
      renderRoot={(rest) => (
        <Link {...({ to: `${list}/$id/${mode}`, params: { id }, search: { ...of } } as object)} {...rest} />
      )}
    >
      {t(made[mode])}
    </Button>
  ));
}
