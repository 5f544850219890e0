import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Message } from '@/api/types'
import { errorText } from '@/lib/errorText'
import type { Outgoing } from '@/realtime/outgoing'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { retryMessage } from '../data/operations'
import { settleMessage } from '../tray/data'
import { useThread } from './context'
import { Held } from './Held'
import styles from './thread.module.css'

interface Props {
  message: Message
  outgoing: Outgoing | null
}

/** Why it did not go out, in plain words, and the way back. */
export function Failure({ message, outgoing }: Props) {
  if (outgoing?.state === 'failed') return <NotAccepted entry={outgoing} />
  if (outgoing) return outgoing.held_until ? <Held entry={outgoing} /> : null
  if (message.state === 'failed') return <NotDelivered message={message} />
  if (message.state === 'unknown') return <NotKnown message={message} />
  return null
}

/** The reason in our words where we have them, else as the provider said it. */
export function reasonOf(error: { code: string; detail: string } | null): string {
  if (!error) return i18next.t('chat:failure.noReason')
  const key = `chat:failure.code.${error.code}`
  if (i18next.exists(key)) return i18next.t(key)
  return errorText({ code: error.code, message: error.detail })
}

function NotAccepted({ entry }: { entry: Outgoing }) {
  const { t } = useTranslation('chat')
  const { outbox } = useRealtime()
  const { takeBack } = useThread()
  return (
    <p className={styles.failure}>
      {t('failure.notAccepted')} {reasonOf(entry.error)}
      <button type="button" onClick={() => outbox.retry(entry.client_id)}>
        {t('common:retry')}
      </button>
      <button type="button" onClick={() => takeBack(entry)}>
        {t('message.edit')}
      </button>
      <button type="button" onClick={() => outbox.discard(entry.client_id)}>
        {t('failure.discard')}
      </button>
    </p>
  )
}

function NotDelivered({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  return (
    <p className={styles.failure}>
      {t('failure.notDelivered')} {reasonOf(message.error)}
      <RetryButton message={message} label={t('common:retry')} />
    </p>
  )
}

function NotKnown({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  return (
    <p className={styles.failure} data-tone="warn">
      {t('failure.unknown')}
      <SettleButtons message={message} />
      <RetryButton message={message} label={t('failure.sendAgain')} />
    </p>
  )
}

/** Whoever asked the person knows what the channel does not. */
function SettleButtons({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  return (
    <>
      <button type="button" onClick={() => void settleMessage(message, true).catch(complain)}>
        {t('tray.arrived')}
      </button>
      <button type="button" onClick={() => void settleMessage(message, false).catch(complain)}>
        {t('tray.missed')}
      </button>
    </>
  )
}

function RetryButton({ message, label }: { message: Message; label: string }) {
  const [busy, setBusy] = useState(false)
  const retry = async () => {
    setBusy(true)
    await retryMessage(message).catch(complain)
    setBusy(false)
  }
  return (
    <button type="button" disabled={busy} onClick={() => void retry()}>
      {label}
    </button>
  )
}
