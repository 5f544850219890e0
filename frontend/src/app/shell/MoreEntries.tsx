import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { NavEntry } from '@/lib/feature'
import { useSaid } from '@/lib/i18n'
import { IconMore } from '@/ui/icons'
import { Entry, noBadge } from './Entry'
import styles from './shell.module.css'

// Most screens show every entry: the sheet is fetched when somebody first asks for it.
const MoreSheet = lazy(() => import('../more/MoreSheet'))

/** As many entries as fit at the foot of a phone; the others stand in a sheet behind the last. */
export function MoreEntries({ entries, most }: { entries: NavEntry[]; most: number }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const [touched, setTouched] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: following an entry closes the sheet.
  useEffect(() => setOpen(false), [pathname])
  const shown = entries.length > most ? entries.slice(0, most - 1) : entries
  const rest = entries.slice(shown.length)
  const inRest = rest.some(entry => pathname.startsWith(entry.to))
  return (
    <>
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
          onClick={() => {
            setTouched(true)
            setOpen(true)
          }}
        >
          <span className={styles.entryIcon}>
            <IconMore size={20} />
            {rest.map(entry => (
              <Waiting key={entry.to} entry={entry} />
            ))}
          </span>
          <span className={styles.entryLabel}>{t('shell.more')}</span>
        </button>
      )}
      {touched && (
        <Suspense fallback={null}>
          <MoreSheet entries={rest} opened={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** A dot for what waits behind the sheet; dots of several entries lie upon each other. */
function Waiting({ entry }: { entry: NavEntry }) {
  const said = useSaid()
  const useBadge = entry.useBadge ?? noBadge
  const count = useBadge()
  if (count === 0) return null
  return (
    <span className={styles.dot}>
      <span className="visually-hidden">
        {said(entry.label)}: {count}
      </span>
    </span>
  )
}
