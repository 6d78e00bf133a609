import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../words/index.ts';
import styles from './frame.module.css';

/** EN/हि: one press changes to the other language and keeps the page. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const isHindi = i18n.language === 'hi';
  return (
    <button
      type="button"
      className={styles.tool}
      lang={isHindi ? 'en' : 'hi'}
      aria-label={isHindi ? 'EN English' : 'हि हिन्दी'}
      onClick={() => void chooseLanguage(isHindi ? 'en' : 'hi')}
    >
      {isHindi ? 'EN' : 'हि'}
    </button>
  );
}
