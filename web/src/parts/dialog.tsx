import { Drawer, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons of the foot, the primary one last. */
  readonly actions: ReactNode;
  /** Enter anywhere in the dialog does this. */
  readonly onSubmit?: () => void;
  readonly wide?: boolean;
}

/** The one dialog of the app: a title, what it is about, and buttons at the foot. It keeps and returns focus. */
export function Dialog({ title, opened, onClose, children, actions, onSubmit, wide }: DialogProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Modal.Root opened={opened} onClose={onClose} size={wide ? 'xl' : 'md'} centered>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('app.close')} />
        </div>
        <Modal.Body className={styles.pad}>
          <form className={styles.body} onSubmit={submit} noValidate>
            {children}
            <div className={styles.actions}>{actions}</div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface PanelProps {
  readonly title: ReactNode;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Beside the title. */
  readonly tools?: ReactNode;
  readonly side?: 'left' | 'right';
  readonly width?: number;
}

/** The one panel of the app: something beside the page, read without leaving it. */
export function Panel({ title, opened, onClose, children, tools, side = 'right', width = 580 }: PanelProps) {
  const { t } = useTranslation();
  return (
    <Drawer.Root opened={opened} onClose={onClose} position={side} size={width}>
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content>
        <div className={styles.head}>
          <Drawer.Title className={styles.title}>{title}</Drawer.Title>
          {tools}
          <Drawer.CloseButton aria-label={t('app.close')} />
        </div>
        <Drawer.Body className={styles.pad}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** What a running act of a dialog or row knows: whether it runs, and how it failed. */
export interface Act {
  readonly isBusy: boolean;
  readonly failure: unknown;
  run(work: () => Promise<unknown>): Promise<void>;
  clear(): void;
}

/** Runs one act at a time and keeps its failure, so that the sentence can stand where the act was asked for. */
export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  return {
    isBusy,
    failure,
    clear: () => setFailure(null),
    async run(work) {
      setBusy(true);
      setFailure(null);
      await work().catch((reason: unknown) => setFailure(reason));
      setBusy(false);
    },
  };
}
