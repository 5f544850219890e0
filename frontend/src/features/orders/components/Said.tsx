import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type OrderDetail, useOrderMessages } from '@/api/orders'
import { useUser } from '@/api/session'
import { formatDateTime } from '@/lib/format'
import { COUNTER } from '@/lib/roles'
import { IconMessage } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import pages from '@/ui/page.module.css'
import styles from '../orders.module.css'

/** What the customer and the house said about it, and the way to say more. */
export function Said({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders')
  const counter = COUNTER.includes(useUser().role)
  if (!order.conversation) return null
  return (
    <section className={pages.section}>
      <div className={pages.head}>
        <h2>{t('said')}</h2>
        {counter && (
          <Button
            component={Link}
            to={`/inbox/${order.conversation}`}
            variant="default"
            leftSection={<IconMessage size={16} />}
          >
            {t('conversation')}
          </Button>
        )}
      </div>
      <Messages id={order.id} />
    </section>
  )
}

function Messages({ id }: { id: string }) {
  const { t } = useTranslation('orders')
  const messages = useOrderMessages(id)
  return (
    <Loading of={messages} rows={2}>
      {() =>
        messages.data?.length ? (
          <ul className={styles.said}>
            {messages.data.map(message => (
              <li key={message.id} data-ours={message.direction === 'out' || undefined}>
                {message.text || message.card?.title || t('fileSent')}
                <small>
                  {[message.author?.name, formatDateTime(message.created_at)]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('saidNone')}</p>
        )
      }
    </Loading>
  )
}
