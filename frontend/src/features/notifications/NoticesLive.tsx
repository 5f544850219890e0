import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { takeEars } from '@/alerts/ears'
import { renewPush } from '@/alerts/push'
import { ring } from '@/alerts/ring'
import { heardAlertSettings, useAlertSettings } from '@/alerts/settings'
import { pressed } from '@/alerts/worker'
import { queryClient } from '@/api/query'
import { useUser } from '@/api/session'
import { ownPath } from '@/lib/paths'
import { useStore } from '@/lib/store'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'
import { announce } from '@/ui/live'
import { keepNotice, type Notice, PUSH_STATE, reloadNotices } from './data'

/** Behind these a message arrived as well, and that one rings by itself. */
const OF_MESSAGES = ['mention', 'direct', 'reply']

/** Keeps the bell right from the socket, and rings for what is no message. */
export function NoticesLive() {
  const { t } = useTranslation('notifications')
  const navigate = useNavigate()
  const { id: me } = useUser()
  useAlertSettings()
  useEffect(takeEars, [])
  useEffect(() => {
    renewPush(me)
      .then(() => queryClient.invalidateQueries({ queryKey: PUSH_STATE }))
      .catch(() => {
        // The next start says it again.
      })
  }, [me])
  const heard = (notice: Notice & { unread: number }) => {
    if (!keepNotice(notice) || OF_MESSAGES.includes(notice.kind)) return
    call(notice)
    announce(`${t('bell')}: ${notice.title}`)
  }
  const path = useStore(pressed)
  useEffect(() => {
    if (path === null) return
    pressed.set(null)
    navigate(ownPath(path) ?? '/')
  }, [path, navigate])
  useRealtimeListener({
    change: (_stream, { kind, data }) => {
      if (kind === 'user') heardAlertSettings(data as { type?: string })
      if (kind === 'notification') heard(data as Notice & { unread: number })
    },
    reset: stream => {
      if (stream.startsWith('u:')) reloadNotices()
    },
  })
  return null
}

function call({ title, text, link }: Notice): void {
  const inView = location.pathname === link
  ring(
    { own: false, personal: true, inView, notify: 'all', muted: false },
    { title, body: text, link },
  )
}
