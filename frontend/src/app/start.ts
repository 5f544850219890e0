import i18next from 'i18next'
import '@/alerts/install'
import { registerWorker } from '@/alerts/worker'
import { queryClient } from '@/api/query'
import { resume, session } from '@/api/session'
import { hasChosenLanguage, setLanguage } from '@/lib/i18n'

/** Looks for a living session; a signed-out tab forgets everything it had loaded. */
export function startSession(): void {
  // Some words come from the hub, in the language it was asked in.
  i18next.on('languageChanged', () => void queryClient.invalidateQueries())
  session.subscribe(() => {
    const now = session.get()
    if (now.state === 'out') forget()
    if (now.state === 'in' && now.user.language && !hasChosenLanguage()) {
      setLanguage(now.user.language === 'en' ? 'en' : 'es')
    }
  })
  resume().catch(() => {
    // The session store already says what happened.
  })
  registerWorker()
}

function forget(): void {
  queryClient.clear()
  void endPush().catch(() => {
    // The hub ends it with the session.
  })
}

async function endPush(): Promise<void> {
  const { forgetPush } = await import('@/alerts/push')
  await forgetPush()
}
