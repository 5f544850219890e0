import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './content.module.css'

const LONG = 2_000
const MANY_LINES = 30

export function isLong(text: string): boolean {
  return text.length > LONG || text.split('\n', MANY_LINES + 1).length > MANY_LINES
}

/** A wall of words shows its beginning until somebody wants the rest. */
export function Clamped({ text, children }: { text: string; children: ReactNode }) {
  const { t } = useTranslation('chat')
  const [open, setOpen] = useState(false)
  if (!isLong(text)) return children
  return (
    <>
      <div className={styles.clamped} data-open={open || undefined}>
        {children}
      </div>
      <button type="button" className={styles.more} onClick={() => setOpen(now => !now)}>
        {t(open ? 'message.less' : 'message.all')}
      </button>
    </>
  )
}
