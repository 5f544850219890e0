import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { changeGroup, isOwner } from '../data/groups'
import styles from './groups.module.css'

/** Whether those who join later see what was said before; owners choose, everyone may know. */
export function HistorySection({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const open = item.open_history ?? false
  return (
    <section className={styles.section}>
      <h3>{t('group.history')}</h3>
      {isOwner(item, me) ? (
        <Switch
          checked={open}
          label={t('group.openHistory')}
          description={t('group.openHistoryHint')}
          onChange={event =>
            void changeGroup(item.id, { open_history: event.currentTarget.checked }).catch(complain)
          }
        />
      ) : (
        <p>{t(open ? 'group.historyOpen' : 'group.historyClosed')}</p>
      )}
    </section>
  )
}
