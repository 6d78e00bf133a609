import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly chips?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  /** The page is as high as the window and scrolls inside, as lists do. */
  readonly fills?: boolean;
}

/** A page: title, what it is about, chips, toolbar, content; the title is the browser's too. */
export function Page({ title, about, chips, tools, children, fills }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <div className={`${styles.page} ${fills ? styles.fills : ''}`}>
      <div className={styles.head}>
        <div className={styles.title}>
          <h1>{title}</h1>
          {about && <span className={styles.about}>{about}</span>}
        </div>
        {chips}
        {tools && <div className={`${styles.tools} no-print`}>{tools}</div>}
      </div>
      {children}
    </div>
  );
}

/** A block of a page with a heading. */
export function Card({ title, tools, children }: { title?: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.card}>
      {title && (
        <div className={styles.cardHead}>
          <h2>{title}</h2>
          {tools}
        </div>
      )}
      {children}
    </div>
  );
}
