import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useIsFetching, useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveReturn } from '../../api/live-return.ts';
import { sessionQuery } from '../../api/queries.ts';
import { neighbour } from '../../format/period.ts';
import { useContrast, useDensity, useMenuPlace } from '../../theme/look.ts';
import { topicOf } from '../../words/help-topics.ts';
import { hasChosenLanguage, speak } from '../../words/index.ts';
import { useChangeReturn, useCurrentReturn } from '../current-return.ts';
import { Panel } from '../dialog.tsx';
import { ClassicMenu } from './classic-menu.tsx';
import styles from './frame.module.css';
import { KeyMap } from './key-map.tsx';
import { LiveLine } from './live-line.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of every page behind sign-in: top bar, rail, page; it holds the one live line of the current return. */
export function Frame() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const current = useCurrentReturn();
  const isLive = useLiveReturn(current);
  const [menuOpen, menu] = useDisclosure();
  const [paletteOpen, palette] = useDisclosure();
  const [keysOpen, keys] = useDisclosure();
  const main = useFocusOnNewPage();
  usePeriodKeys();
  useHelpKey();
  const isClassic = useLook();
  useHotkeys(
    [
      ['mod+K', palette.open],
      ['alt+G', palette.open],
      ['shift+?', keys.open],
      ['mod+Enter', pressPrimary],
    ],
    ['INPUT', 'TEXTAREA', 'SELECT'],
  );
  const language = session?.user.language;
  useEffect(() => {
    if (language && !hasChosenLanguage()) void speak(language);
  }, [language]);
  return (
    <LiveLine value={isLive}>
      <a className="skip-link" href="#page">
        {t('app.skip')}
      </a>
      <div className={`${styles.frame} ${isClassic ? styles.classic : ''}`}>
        <TopBar onMenu={menu.open} onPalette={palette.open} onKeys={keys.open} />
        <nav className={isClassic ? styles.menuLine : styles.rail} aria-label={t('app.menu')}>
          {isClassic ? <ClassicMenu /> : <Rail />}
        </nav>
        <PageArea area={main} />
      </div>
      <Panel opened={menuOpen} onClose={menu.close} title={t('app.menu')} side="left" width={270}>
        <nav aria-label={t('app.menu')}>
          <Rail onGo={menu.close} />
        </nav>
      </Panel>
      <Palette opened={paletteOpen} onClose={palette.close} />
      <KeyMap opened={keysOpen} onClose={keys.close} />
    </LiveLine>
  );
}

/** The page itself; it alone is drawn anew when something begins or ends to load. */
function PageArea({ area }: { area: RefObject<HTMLElement | null> }) {
  const isBusy = useIsFetching({ predicate: (query) => query.state.status === 'pending' }) > 0;
  return (
    <main id="page" className={styles.main} ref={area} tabIndex={-1} aria-busy={isBusy || undefined}>
      <Outlet />
    </main>
  );
}

/** Writes the chosen look at the root of the page; true when the menus stand across the top. */
function useLook(): boolean {
  const [density] = useDensity();
  const [contrast] = useContrast();
  const [menu] = useMenuPlace();
  useEffect(() => {
    const look = document.documentElement.dataset;
    look.density = density;
    look.contrast = contrast;
  }, [density, contrast]);
  return menu === 'classic';
}

/** F1 opens the help at the topic of the page. */
function useHelpKey(): void {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useHotkeys([['F1', () => void navigate({ to: '/help', search: { topic: topicOf(path) } })]], []);
}

/** Ctrl+Enter presses the one filled button of the page: the next step. */
function pressPrimary(): void {
  document.querySelector<HTMLElement>('main [data-variant="filled"]')?.click();
}

/** After going to another page the focus starts at its content, as after a page load; not on the first one, and not
 * where the page has put it in a field of its own. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const last = useRef(path);
  useEffect(() => {
    const isNew = last.current !== undefined && path !== last.current;
    last.current = path;
    if (isNew && !document.activeElement?.closest('header, main input'))
      main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

/** `[` goes to the earlier, `]` to the later period. */
function usePeriodKeys(): void {
  const { data: session } = useQuery(sessionQuery);
  const current = useCurrentReturn();
  const change = useChangeReturn();
  const go = (step: 1 | -1) => {
    const next = current && session ? neighbour(session.periods, current.period, step) : null;
    if (next) change({ period: next });
  };
  useHotkeys([
    ['[', () => go(-1)],
    [']', () => go(1)],
  ]);
}
