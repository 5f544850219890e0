import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useStore } from '@/lib/store'
import { CountBadge } from '@/ui/CountBadge'
import { IconMessages } from '@/ui/icons'
import { useStaffCounts } from '../data/staff'
import { chordOf } from '../keyboard/chords'
import styles from './dock.module.css'
import { dock, setDock, toggleDock } from './state'

const DockPanel = lazy(() => import('./DockPanel'))

/** Staff chat beside whatever page is open; its own page needs none. */
export function Dock() {
  const { pathname } = useLocation()
  const { open } = useStore(dock)
  const here = !pathname.startsWith('/team')
  useEffect(() => {
    if (!here) return
    const onKey = (event: KeyboardEvent) => {
      if (chordOf(event) !== 'Alt+C') return
      event.preventDefault()
      toggleDock()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [here])
  if (!here) return null
  if (!open) return <DockButton />
  return (
    <Suspense fallback={null}>
      <DockPanel />
    </Suspense>
  )
}

/** Leaves the composer of the page room beside it: see `--dock-room`. */
function DockButton() {
  const { t } = useTranslation('chat')
  const { unread, mentions } = useStaffCounts()
  const count = mentions || unread
  const shown = `${mentions > 0 ? '@' : ''}${count > 99 ? '99+' : count}`
  const name = t('dock.open')
  return (
    <button
      type="button"
      className={styles.button}
      data-dock-button
      aria-label={count > 0 ? `${name}: ${shown} ${t('dock.unread')}` : name}
      title={`${name} (Alt C)`}
      onClick={() => setDock({ open: true })}
    >
      <IconMessages size={20} />
      {count > 0 && (
        <CountBadge className={styles.badge} count={count} sign={mentions > 0 && '@'} ringed />
      )}
    </button>
  )
}
