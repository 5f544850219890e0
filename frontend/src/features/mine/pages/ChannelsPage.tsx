import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconLink } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { useChannels } from '../data'
import styles from '../mine.module.css'

export const LINKABLE = ['whatsapp', 'telegram', 'messenger'] as const

/** Where the house reaches the customer, and links to prove another channel. */
export default function ChannelsPage() {
  const { t } = useTranslation('mine')
  const channels = useChannels()
  const rows = channels.data?.results ?? []
  return (
    <div className={styles.page}>
      <h1>{t('channels.title')}</h1>
      <p className={styles.hint}>{t('channels.text')}</p>
      <Loading of={channels}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconLink}
              title={t('channels.empty')}
              text={t('channels.emptyText')}
            />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <li key={row.conversation}>
                  <Link to={`/portal/chat/${row.conversation}`} className={styles.item}>
                    <span className={styles.line}>
                      <strong>{t(`channel.${row.channel}`, { defaultValue: row.channel })}</strong>
                      <span className={styles.dim}>{row.known_as}</span>
                    </span>
                    <span className={styles.dim}>{row.name}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <h2>{t('channels.another')}</h2>
      <div className={styles.others}>
        {LINKABLE.map(channel => (
          <Button key={channel} component={Link} to={`/portal/link/${channel}`} variant="default">
            {t('channels.linkOne', { channel: t(`channel.${channel}`) })}
          </Button>
        ))}
      </div>
    </div>
  )
}
