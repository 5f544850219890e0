import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { useAlarms } from '../data/alarms'
import styles from './list.module.css'

/** Says above the list which channels are ill, and leads those who can heal them there. */
export function ChannelAlarms() {
  const { t } = useTranslation('chat')
  const { role } = useUser()
  const alarms = useAlarms()
  if (alarms.length === 0) return null
  return (
    <ul className={styles.alarms} aria-label={t('alarm.name')}>
      {alarms.map(({ id, kind, name, warnings }) => (
        <li key={id}>
          <ChannelGlyph kind={kind} size={16} />
          <span>{warnings.map(warning => t(`alarm.${warning}`, { channel: name })).join(' ')}</span>
          {role === 'admin' && <Link to={`/settings/channels/${id}`}>{t('alarm.look')}</Link>}
        </li>
      ))}
    </ul>
  )
}
