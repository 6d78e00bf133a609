import { Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { shownPeriod } from '../../format/period.ts';
import { useChangeReturn } from '../current-return.ts';
import styles from './palette.module.css';
import { usePlaces } from './places.ts';

interface Target {
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  readonly go: () => void;
}

/** Go to any page, GSTIN or period by typing a part of its name. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p="md">
          <Finder onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [find, setFind] = useState('');
  const [at, setAt] = useState(0);
  const wanted = find.trim().toLowerCase();
  const found = useTargets().filter(({ label, kind }) => `${kind} ${label}`.toLowerCase().includes(wanted));
  const chosen = Math.min(at, found.length - 1);
  const go = (target: Target | undefined) => {
    if (!target) return;
    onClose();
    target.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((chosen + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') go(found[chosen]);
  };
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('palette.find')}
        placeholder={t('palette.find')}
        value={find}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-options"
        aria-activedescendant={found[chosen] ? `palette-${found[chosen].key}` : undefined}
        onChange={(event) => {
          setFind(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Options found={found} chosen={chosen} onGo={go} />
      {found.length === 0 && <p className="dim">{t('palette.nothing', { find })}</p>}
    </>
  );
}

function Options({
  found,
  chosen,
  onGo,
}: {
  found: readonly Target[];
  chosen: number;
  onGo: (target: Target) => void;
}) {
  const { t } = useTranslation();
  return (
    <div role="listbox" id="palette-options" aria-label={t('palette.title')} className={styles.options}>
      {found.map((target, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field above has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field, as in every combobox
        <div
          key={target.key}
          id={`palette-${target.key}`}
          role="option"
          aria-selected={index === chosen}
          className={styles.option}
          onClick={() => onGo(target)}
        >
          <span>{target.label}</span>
          <span className="dim small">{target.kind}</span>
        </div>
      ))}
    </div>
  );
}

function useTargets(): readonly Target[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const change = useChangeReturn();
  const { data: session } = useQuery(sessionQuery);
  const pages = usePlaces().flatMap(({ title, places }) =>
    places.map(({ key, link }) => {
      const name = t(`menu.${key}`);
      const label = title && title !== name ? `${title} ▸ ${name}` : name;
      return { key, label, kind: t('palette.page'), go: () => void navigate(link as never) };
    }),
  );
  const gstins = (session?.registrations ?? []).map(({ gstin, legalName }) => {
    return {
      key: gstin,
      label: `${gstin} · ${legalName}`,
      kind: t('context.gstin'),
      go: () => change({ gstin }),
    };
  });
  const periods = (session?.periods ?? []).map((period) => {
    return {
      key: period,
      label: shownPeriod(period, i18n.language),
      kind: t('context.period'),
      go: () => change({ period }),
    };
  });
  return [...pages, ...gstins, ...periods];
}
