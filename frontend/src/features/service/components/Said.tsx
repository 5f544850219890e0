import { useTranslation } from 'react-i18next'
import { type OrderDetail, useOrderMessages } from '@/api/orders'
import { formatDateTime } from '@/lib/format'
import styles from '../service.module.css'

/** What was said about this request; nothing at all while nobody said anything. */
export function Said({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('service')
  const messages = useOrderMessages(order.id).data ?? []
  if (messages.length === 0) return null
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t('said')}</h2>
      <ul className={styles.said}>
        {messages.map(message => (
          <li key={message.id} data-mine={message.direction === 'in' || undefined}>
            {message.text || message.card?.title || t('fileSent')}
            <small>{formatDateTime(message.created_at)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
