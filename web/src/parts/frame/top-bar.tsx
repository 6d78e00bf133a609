import { Tooltip } from '@mantine/core';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { Account } from './account.tsx';
import { ContextBar } from './context-bar.tsx';
import styles from './frame.module.css';
import { JobTray } from './job-tray.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SessionBadge } from './session-badge.tsx';

interface TopBarProps {
  readonly onMenu: () => void;
  readonly onPalette: () => void;
  readonly onKeys: () => void;
}

/** Logo, company and return, connection, jobs, language and account. */
export function TopBar({ onMenu, onPalette, onKeys }: TopBarProps) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  return (
    <header className={styles.bar}>
      <button
        type="button"
        className={`${styles.tool} ${styles.onlyNarrow}`}
        aria-label={t('app.openMenu')}
        onClick={onMenu}
      >
        <IconMenu2 size={18} aria-hidden="true" />
      </button>
      <Link to="/" className={styles.brand} aria-label={t('app.name')}>
        <img src="/favicon.svg" width={24} height={24} alt="" />
        <span className={styles.brandName}>{t('app.name')}</span>
      </Link>
      <ContextBar />
      <div className={styles.right}>
        {session?.practice && (
          <Tooltip label={t('context.practiceHint')} events={{ hover: true, focus: true, touch: true }}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the hint must be reachable by keyboard */}
            <span className={styles.practice} tabIndex={0}>
              {t('context.practice')}
            </span>
          </Tooltip>
        )}
        <SessionBadge />
        <JobTray />
        <button
          type="button"
          className={`${styles.tool} ${styles.outlined}`}
          onClick={onPalette}
          aria-label={`${t('context.search')} Ctrl K`}
        >
          <IconSearch size={15} aria-hidden="true" />
          <span className={styles.wideText}>{t('context.search')}</span>
          <kbd className={styles.key}>Ctrl K</kbd>
        </button>
        <LanguageSwitch />
        <Account onKeys={onKeys} />
      </div>
    </header>
  );
}
