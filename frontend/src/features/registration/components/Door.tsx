import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useHouse } from '@/api/house'
import { setLanguage } from '@/lib/i18n'
import { IconButton } from '@/ui/IconButton'
import { IconLanguage } from '@/ui/icons'
import { Logo } from '@/ui/Logo'
import styles from '../registration.module.css'

interface Props {
  title: string
  text?: ReactNode
  wide?: boolean
  children?: ReactNode
}

/** A page before one is signed in: one narrow column under the name of the house. */
export function Door({ title, text, wide, children }: Props) {
  const { t, i18n } = useTranslation('registration')
  const house = useHouse()
  return (
    <div className={styles.door} data-wide={wide || undefined}>
      <header className={styles.head}>
        <Link to="/login" className={styles.brand}>
          <Logo src={house.logo} />
          {house.name}
        </Link>
        <IconButton
          label={t('common:shell.language')}
          icon={IconLanguage}
          onClick={() => setLanguage(i18n.language === 'en' ? 'es' : 'en')}
        />
      </header>
      <main className={styles.sheet}>
        <h1>{title}</h1>
        {text && <p className={styles.text}>{text}</p>}
        {children}
      </main>
    </div>
  )
}
