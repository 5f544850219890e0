import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { CountBadge } from '@/ui/CountBadge'
import { useConversations } from '../data'
import home from '../home.module.css'
import styles from '../portal.module.css'

const SHOWN = 3

/** The customer's newest threads, each by its channel and last words. */
export function Talks() {
  const { t } = useTranslation('portal')
  const rows = rowsOf(useConversations().data).slice(0, SHOWN)
  if (rows.length === 0) return null
  return (
    <section className={home.section}>
      <h2>{t('home.talks')}</h2>
      <ul className={styles.list}>
        {rows.map(row => (
          <li key={row.id}>
            <Link to={`/portal/chat/${row.id}`} className={home.talk}>
              <span className={styles.itemHead}>
                <strong>{t(`channel.${row.channel?.kind ?? 'web'}`)}</strong>
                {row.unread > 0 && <CountBadge count={row.unread} />}
                {row.last_message && <Age at={row.last_message.created_at} />}
              </span>
              <span className={home.preview}>{row.last_message?.preview}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
