import { useTranslation } from 'react-i18next';
import styles from './json.module.css';

/** A folded block of JSON as it went over the wire, to read and to copy. */
export function Json({ title, value }: { title: string; value: unknown }) {
  const { t } = useTranslation();
  const text = JSON.stringify(value, null, 2) ?? '';
  return (
    <details className={styles.json}>
      <summary>{title}</summary>
      <button type="button" className={styles.copy} onClick={() => void navigator.clipboard.writeText(text)}>
        {t('app.copy')}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={title}>
        <pre>{text}</pre>
      </section>
    </details>
  );
}
