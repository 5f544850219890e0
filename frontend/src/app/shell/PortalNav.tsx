import { Drawer } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useUser } from '@/api/session'
import { IconMore } from '@/ui/icons'
import { navOf } from '../features'
import { Entry } from './Entry'
import styles from './shell.module.css'

const MOST = 5

/** At most five at the bottom; what does not fit stands in a sheet behind the last of them. */
export function PortalNav() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { role } = useUser()
  const [open, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: following an entry closes the sheet.
  useEffect(() => setOpen(false), [pathname])
  const entries = navOf('portal', role)
  if (entries.length === 0) return null
  const shown = entries.length > MOST ? entries.slice(0, MOST - 1) : entries
  const rest = entries.slice(shown.length)
  const inRest = rest.some(entry => pathname.startsWith(entry.to))
  return (
    <nav className={styles.portalNav} aria-label={t('shell.navigation')}>
      {shown.map(entry => (
        <Entry key={entry.to} entry={entry} />
      ))}
      {rest.length > 0 && (
        <button
          type="button"
          className={styles.entry}
          aria-current={inRest ? 'page' : undefined}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          <span className={styles.entryIcon}>
            <IconMore size={20} />
          </span>
          <span className={styles.entryLabel}>{t('shell.more')}</span>
        </button>
      )}
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="bottom"
        classNames={{ content: styles.moreSheet }}
        title={t('shell.more')}
        closeButtonProps={{ 'aria-label': t('close') }}
        transitionProps={{ duration: 120 }}
      >
        <ul className={styles.moreList}>
          {rest.map(entry => (
            <li key={entry.to}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      </Drawer>
    </nav>
  )
}
