import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/api/types'
import { IconUnknown } from '@/ui/icons'
import styles from './content.module.css'

/** What no screen of ours can show: its name, and the words found inside. */
export function Unknown({ message: { text, card } }: { message: Message }) {
  const { t } = useTranslation('chat')
  const key = `chat:kinds.unknown.${card?.what}`
  const name = card?.what && i18next.exists(key) ? t(key) : ''
  return (
    <span className={styles.unsupported}>
      <IconUnknown size={16} />
      <span>
        {name || (text ? '' : t('message.unsupported'))}
        {name && text && ': '}
        {text}
      </span>
    </span>
  )
}
