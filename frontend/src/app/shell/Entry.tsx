import { NavLink } from 'react-router'
import type { NavEntry } from '@/lib/feature'
import { useSaid } from '@/lib/i18n'
import { CountBadge } from '@/ui/CountBadge'
import styles from './shell.module.css'

export const noBadge = () => 0
const always = () => true

export function Entry({ entry }: { entry: NavEntry }) {
  const said = useSaid()
  const useBadge = entry.useBadge ?? noBadge
  const useShown = entry.useShown ?? always
  const count = useBadge()
  const shown = useShown()
  const Icon = entry.icon
  if (!shown) return null
  return (
    <NavLink to={entry.to} end={entry.exact} className={styles.entry}>
      <span className={styles.entryIcon}>
        <Icon size={20} />
        {count > 0 && <CountBadge className={styles.badge} count={count} ringed />}
      </span>
      <span className={styles.entryLabel}>{said(entry.label)}</span>
    </NavLink>
  )
}
