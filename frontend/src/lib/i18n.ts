import i18next, { type BackendModule } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Language = 'es' | 'en'
export type Texts = { [key: string]: string | Texts }
/** A word that stands before the texts of its feature are there. */
export type Words = Record<Language, string>
export type TextLoader = (language: Language, namespace: string) => Promise<Texts>

const KEPT = 'mostrador.language'

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'es'
}

/** Says such words in the language now spoken. */
export function useSaid(): (words: Words) => string {
  useTranslation()
  return words => words[currentLanguage()]
}

let follows = false

/** Whether somebody chose a language in this browser, or this page follows the browser's own. */
export function hasChosenLanguage(): boolean {
  return follows || localStorage.getItem(KEPT) !== null
}

/** For pages of people we know nothing of: the browser's first language that we speak. */
export function followBrowser(): void {
  if (hasChosenLanguage()) return
  follows = true
  const known = navigator.languages.map(each => each.slice(0, 2)).find(isSpoken)
  if (known) speak(known)
}

function isSpoken(language: string): language is Language {
  return language === 'es' || language === 'en'
}

export function setLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
  speak(language)
}

/** Goes on in a language that nobody chose. */
export function speak(language: Language): void {
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

/** Starts i18next; each namespace is loaded the first time a screen needs it. */
export async function startTexts(load: TextLoader): Promise<void> {
  const backend: BackendModule = {
    type: 'backend',
    init: () => {},
    read: (language, namespace, done) => {
      load(language as Language, namespace).then(
        texts => done(null, texts),
        (error: Error) => done(error, false),
      )
    },
  }
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: localStorage.getItem(KEPT) === 'en' ? 'en' : 'es',
      fallbackLng: 'es',
      supportedLngs: ['es', 'en'],
      ns: ['common'],
      defaultNS: 'common',
      fallbackNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    })
}
