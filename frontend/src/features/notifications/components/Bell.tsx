import { UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconBell } from '@/ui/icons'
import { useUnreadNotices } from '../data'
import styles from '../notifications.module.css'

const NoticePanel = lazy(() => import('./NoticePanel'))

export function Bell() {
  const { t } = useTranslation('notifications')
  const [open, setOpen] = useState(false)
  // It stays once it was opened, so that closing gives the focus back.
  const [wanted, setWanted] = useState(false)
  const count = useUnreadNotices()
  return (
    <>
      <UnstyledButton
        className={styles.bell}
        aria-label={count > 0 ? t('bellCount', { count }) : t('bell')}
        title={t('bell')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
      >
        <IconBell size={20} />
        {count > 0 && (
          <span className={styles.count} aria-hidden>
            {count > 99 ? '99+' : count}
          </span>
        )}
      </UnstyledButton>
      {wanted && (
        <Suspense fallback={null}>
          <NoticePanel opened={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
