import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useHouse } from '@/api/house'
import { setLanguage } from '@/lib/i18n'
import { IconButton } from '@/ui/IconButton'
import { IconLanguage } from '@/ui/icons'
import { Logo } from '@/ui/Logo'
import styles from '../links.module.css'

/** One column under the name of the house; nothing of the desk stands around it. */
export function Frame({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('links')
  const house = useHouse()
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <span className={styles.brand}>
          <Logo src={house.logo} size={36} />
          {house.name}
        </span>
        <IconButton
          label={t('common:shell.language')}
          icon={IconLanguage}
          onClick={() => setLanguage(i18n.language === 'en' ? 'es' : 'en')}
        />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  )
}
