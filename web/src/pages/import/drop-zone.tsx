import { Button, Progress } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';

interface DropZoneProps {
  readonly isBusy: boolean;
  /** How much has left, 0 to 1. */
  readonly sent: number;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files by drop, by choosing, or by keyboard; shows how much has been sent. */
export function DropZone({ isBusy, sent, onFiles }: DropZoneProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isBusy) take(event.dataTransfer.files);
  };
  return (
    <section
      className={styles.drop}
      data-over={isOver || undefined}
      aria-label={t('import.drop')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileUpload size={36} stroke={1.3} aria-hidden="true" />
      <strong>{t('import.drop')}</strong>
      <p className="dim">{t('imports.drop')}</p>
      <Button size="sm" loading={isBusy} onClick={() => field.current?.click()}>
        {t('import.choose')}
      </Button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept=".xlsx,.xls,.csv,.json,.zip"
        aria-label={t('import.choose')}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      {isBusy && (
        <div className={styles.sending} role="status">
          <Progress
            value={sent * 100}
            animated={sent >= 1}
            aria-label={t('import.sending', { percent: Math.round(sent * 100) })}
          />
          <p className="dim small">
            {sent < 1 ? t('import.sending', { percent: Math.round(sent * 100) }) : t('import.checking')}
          </p>
        </div>
      )}
    </section>
  );
}
