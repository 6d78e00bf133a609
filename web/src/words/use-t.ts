import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';

let ofLanguage = '';
let t: TFunction = i18next.t;

function current(): TFunction {
  if (ofLanguage !== i18next.language) {
    ofLanguage = i18next.language;
    t = i18next.getFixedT(ofLanguage);
  }
  return t;
}

function hear(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

/**
 * The words for what stands in every row of a list. `useTranslation` copies the whole of i18next whenever something with
 * it comes into the page: a third of the time that scrolling took.
 */
export function useT(): TFunction {
  return useSyncExternalStore(hear, current);
}
