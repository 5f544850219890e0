import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { IconBack } from './icons'
import styles from './page.module.css'

/** The way up from a page that no entry of the navigation leads to. */
export function BackLink({ to, label }: { to: string; label?: string }) {
  const { t } = useTranslation()
  return (
    <Link to={to} className={styles.back}>
      <IconBack size={16} />
      {label ?? t('back')}
    </Link>
  )
}
