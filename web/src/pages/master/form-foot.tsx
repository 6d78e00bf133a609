import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../api/types.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import styles from '../../parts/form/form.module.css';
import { Failed, Notice, Said } from '../../parts/notice.tsx';
import type { MasterPlace } from './master-place.ts';
import type { Saving } from './use-save-master.ts';

interface FormFootProps {
  readonly saving: Saving;
  readonly isDirty: boolean;
  readonly findings: readonly Finding[];
  readonly place: MasterPlace;
  /** What the kept master is called; null for a new one. */
  readonly name: string | null;
  /** It can be left and no more. */
  readonly isReadOnly: boolean;
}

/** The foot of a master's form: how the last act ended, and what can be done. */
export function FormFoot({ saving, isDirty, findings, place, name, isReadOnly }: FormFootProps) {
  const { t } = useTranslation();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <div className={styles.foot}>
        <div className={styles.outcome}>
          <Outcome saving={saving} findings={findings} />
        </div>
        <Button variant="default" renderRoot={(props) => <Link to={place as never} {...props} />}>
          {t('form.back')}
        </Button>
        {!isReadOnly && (
          <>
            <Button type="submit" loading={saving.isBusy} variant={isDirty || !name ? 'filled' : 'default'}>
              {t('app.save')}
            </Button>
            <Button variant="default" onClick={() => void saving.save('new')}>
              {t('form.saveNew')}
            </Button>
          </>
        )}
        {saving.saved && <Said>{t('form.success')}</Said>}
        <span className={styles.push} />
        {name && !isReadOnly && (
          <Button variant="default" onClick={() => setDeleting(true)}>
            {t('app.delete')}
          </Button>
        )}
      </div>
      {isDeleting && (
        <ConfirmDialog
          title={t('form.deleteTitle', { name })}
          says={t('form.deleteSays')}
          act={t('app.delete')}
          onClose={() => setDeleting(false)}
          run={saving.remove}
        />
      )}
    </>
  );
}

function Outcome({ saving, findings }: Pick<FormFootProps, 'saving' | 'findings'>) {
  const { t } = useTranslation();
  if (saving.isOvertaken) {
    return (
      <Notice
        tone="needs"
        action={
          <>
            <Button variant="default" size="compact-xs" onClick={() => void saving.takeTheirs()}>
              {t('form.theirs')}
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => void saving.keepMine()}>
              {t('form.mine')}
            </Button>
          </>
        }
      >
        {(saving.failure as Error).message}
      </Notice>
    );
  }
  if (findings.length > 0) {
    return (
      <Notice tone="bad">
        {t('form.faults', { count: findings.length })}
        <ul>
          {findings.map(({ code, column, says }) => (
            <li key={`${code}${column}`}>{says}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  return saving.failure === null ? null : <Failed failure={saving.failure} />;
}
