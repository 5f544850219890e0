import { UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CountBadge } from '@/ui/CountBadge'
import { IconBell } from '@/ui/icons'
import { useUnreadNotices } from '../data'
import styles from '../notifications.module.css'

const NoticePanel = lazy(() => import('./NoticePanel'))

export function Bell() {
  const { t } = useTranslation('notifications')
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const count = useUnreadNotices()
  return (
    <>
      <UnstyledButton
        ref={button}
        className={styles.bell}
        aria-label={count > 0 ? t('bellCount', { count }) : t('bell')}
        title={t('bell')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <IconBell size={20} />
        {count > 0 && <CountBadge className={styles.count} count={count} ringed aria-hidden />}
      </UnstyledButton>
      {open && (
        <Suspense fallback={null}>
          <NoticePanel
            onClose={() => {
              setOpen(false)
              button.current?.focus()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
