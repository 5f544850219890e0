import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { useNow } from '@/lib/clock'
import { formatDateTime } from '@/lib/format'
import { TalkFace } from '../team/Face'
import { isQuiet, statusNow, usePerson } from '../team/person'
import styles from './groups.module.css'

export function PersonHead({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const now = useNow()
  const other = item.members?.find(member => member.id !== me)
  const { status, quiet_until } = usePerson(other?.id)
  const said = statusNow(status, now)
  return (
    <header className={styles.head}>
      <TalkFace item={item} size={72} />
      <h2>
        <bdi>{item.title}</bdi>
      </h2>
      {other?.role && <p>{t(`common:role.${other.role}`)}</p>}
      {said && (
        <p className={styles.said}>
          {said.emoji} <bdi>{said.text}</bdi>
        </p>
      )}
      {quiet_until && isQuiet(quiet_until, now) && (
        <p>{t('team.quietUntil', { at: formatDateTime(quiet_until) })}</p>
      )}
    </header>
  )
}
