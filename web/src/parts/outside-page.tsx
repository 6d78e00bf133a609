import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../words/index.ts';
import styles from './outside-page.module.css';

interface OutsidePageProps {
  /** As the window is called. */
  readonly title: string;
  /** As the sheet is headed; the title where nothing is said. */
  readonly head?: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A page for who is not signed in: one sheet, and the choice of the language. */
export function OutsidePage({ title, head = title, hint, children }: OutsidePageProps) {
  const { t, i18n } = useTranslation();
  const isHindi = i18n.language === 'hi';
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <main className={styles.ground}>
      <div className={styles.sheet}>
        <div className={styles.brand}>
          <img src="/favicon.svg" width={34} height={34} alt="" />
          <div>
            <h1>{head}</h1>
            {hint && <p className="dim">{hint}</p>}
          </div>
        </div>
        {children}
        <button
          type="button"
          className={styles.language}
          lang={isHindi ? 'en' : 'hi'}
          onClick={() => void chooseLanguage(isHindi ? 'en' : 'hi')}
        >
          {isHindi ? 'English' : 'हिन्दी'}
        </button>
      </div>
    </main>
  );
}
