import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/api/types'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { useNow } from '@/lib/clock'
import { IconForward } from '@/ui/icons'
import { WindowChip, windowOf } from '../thread/WindowChip'
import styles from './first.module.css'

interface Props {
  talks: Conversation[]
  onOpen: (id: string) => void
}

/** Where somebody writes already, and whether one may answer them freely there. */
export function KnownTalks({ talks, onOpen }: Props) {
  const { t } = useTranslation('chat')
  const now = useNow()
  if (talks.length === 0) return null
  return (
    <section aria-label={t('first.known')}>
      <h3>{t('first.known')}</h3>
      {talks.map(item => (
        <button
          key={item.id}
          type="button"
          className={styles.choice}
          data-talk={item.id}
          onClick={() => onOpen(item.id)}
        >
          <span className={styles.face}>
            {item.channel && <ChannelGlyph kind={item.channel.kind} size={24} />}
          </span>
          <span>
            {item.channel?.name}
            <small>
              {t(windowOf(item, now) === 'closed' ? 'first.closed' : 'first.free')}{' '}
              <WindowChip item={item} quiet />
            </small>
          </span>
          <IconForward size={16} />
        </button>
      ))}
    </section>
  )
}
