import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../api/types.ts';
import { grouped } from '../format/money.ts';
import { en } from './en.ts';
import { type Spoken, speakForServer } from './server-words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof en };
  }
}

let hindiOfServer: Spoken = [];
const remembered = 'vivarani-language';

/** Starts the catalogue in the language remembered on this machine, else English. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    ns: ['app'],
    resources: { en: { app: en } },
    interpolation: { escapeValue: false },
  });
  // Counts in sentences are grouped as everywhere: 1,04,233.
  i18next.services.formatter?.add('grouped', (count: number) => grouped(count));
  const language = localStorage.getItem(remembered);
  if (language === 'hi') await speak('hi');
}

/** True when a person chose a language on this machine, so that the account's language does not override it. */
export function hasChosenLanguage(): boolean {
  return localStorage.getItem(remembered) !== null;
}

/** Changes the language of the whole app; Hindi is fetched when first wanted. */
export async function speak(language: Language): Promise<void> {
  if (language === 'hi' && !i18next.hasResourceBundle('hi', 'app')) {
    const [{ hi }, { hiServer }] = await Promise.all([import('./hi.ts'), import('./hi-server.ts')]);
    hindiOfServer = hiServer;
    i18next.addResourceBundle('hi', 'app', hi);
  }
  speakForServer(language === 'hi' ? hindiOfServer : []);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Remembers the choice on this machine. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  await speak(language);
}
