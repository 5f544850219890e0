import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { BackLink } from './BackLink'
import styles from './page.module.css'

const SETTINGS = '/settings'
const BELOW_SETTINGS = /^\/settings\/./

interface Props {
  title: string
  text?: ReactNode
  /** The page's one main action. */
  action?: ReactNode
  wide?: boolean
  /** Where the way up leads, on a page that stands below another. */
  back?: string
  /** The name of the page it leads to. */
  backLabel?: string
  children: ReactNode
}

/** A page that is not the inbox: one readable column under a head. */
export function Page({ title, text, action, wide, back, backLabel, children }: Props) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const up = back ?? (BELOW_SETTINGS.test(pathname) ? SETTINGS : undefined)
  const name = up === SETTINGS ? t('settings.title') : backLabel
  return (
    <div className={styles.page}>
      <div className={styles.column} data-wide={wide || undefined}>
        <header className={styles.head}>
          <div>
            {up && <BackLink to={up} label={name} />}
            <h1>{title}</h1>
            {text && <p>{text}</p>}
          </div>
          {action}
        </header>
        {children}
      </div>
    </div>
  )
}

export function Rows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>
}

interface RowProps {
  lead?: ReactNode
  name: ReactNode
  note?: ReactNode
  faded?: boolean
  /** Chips and buttons at the end. */
  children?: ReactNode
}

export function Row({ lead, name, note, faded, children }: RowProps) {
  return (
    <li className={styles.row} data-faded={faded || undefined}>
      {lead}
      <div className={styles.who}>
        <strong>{name}</strong>
        {note && <span>{note}</span>}
      </div>
      {children}
    </li>
  )
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
