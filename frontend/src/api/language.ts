import { currentLanguage, type Language, setLanguage } from '@/lib/i18n'
import { api } from './client'
import { renameUser } from './session'
import type { User } from './types'

/** The other language, for this browser and for what the hub itself words. */
export async function switchLanguage(): Promise<void> {
  const language: Language = currentLanguage() === 'es' ? 'en' : 'es'
  try {
    renameUser(await api.patch<User>('me/', { language }))
  } catch {
    // The screens still change; the hub follows with the next switch.
  }
  setLanguage(language)
}
