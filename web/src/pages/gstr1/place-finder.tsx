import { Button, Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findPlaces } from '../../api/overview-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import type { RecordRow } from '../../api/types.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Empty, Failed } from '../../parts/notice.tsx';
import styles from './section.module.css';

/** From a line of the payload's JSON back to the row of the books: a path or a piece of JSON is pasted. */
export function PlaceFinder({ of, section }: { of: ReturnRef; section?: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly RecordRow[] | null>(null);
  const act = useAct();
  const isEmpty = text.trim() === '';
  const find = () => void act.run(async () => setFound(await findPlaces(of, text, section)));
  const close = () => {
    setOpen(false);
    setFound(null);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconBraces size={15} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('finder.open')}
      </Button>
      <Dialog
        title={t('finder.title')}
        opened={isOpen}
        onClose={close}
        onSubmit={() => isEmpty || find()}
        wide
        actions={
          <GatedButton gate={gateFor(isEmpty ? t('finder.empty') : null)} look="filled" isBusy={act.isBusy}>
            {t('finder.find')}
          </GatedButton>
        }
      >
        <div className={styles.finder}>
          <Textarea
            label={t('finder.label')}
            description={t('finder.hint')}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={6000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
          {act.failure !== null && <Failed failure={act.failure} />}
          {found?.length === 0 && <Empty>{t('finder.nothing')}</Empty>}
          {found && found.length > 0 && (
            <ul className={styles.found}>
              {found.map((row) => (
                <li key={row.key}>
                  <Link
                    to="/gstr1/$g/$p/tables/$t"
                    params={{ g: of.gstin, p: of.period, t: row.section }}
                    search={{ doc: row.key }}
                    onClick={close}
                  >
                    {row.documentNumber ?? row.key.split('|').slice(1).filter(Boolean).join(' · ')}
                  </Link>
                  <span className="dim">
                    {row.sectionTitle} {row.counterpartyName}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Dialog>
    </>
  );
}
