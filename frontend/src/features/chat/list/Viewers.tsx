import { useTranslation } from 'react-i18next'
import { Avatar } from '@/ui/Avatar'
import { useViewers } from '../live/presence'
import styles from './row.module.css'

const MOST = 3

/** Small faces of colleagues who look at this conversation now. */
export function Viewers({ id }: { id: string }) {
  const { t } = useTranslation('chat')
  const names = useViewers(id)
  if (names.length === 0) return null
  const words = t('row.viewing', { names: names.join(', ') })
  return (
    <span className={styles.viewers} title={words} data-viewers>
      {names.slice(0, MOST).map(name => (
        <Avatar key={name} name={name} size={20} />
      ))}
      {names.length > MOST && <small>+{names.length - MOST}</small>}
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
