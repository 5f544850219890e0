import { useTranslation } from 'react-i18next'
import styles from './composer.module.css'

/** What an answer left open: nobody is to read braces. */
export function Unfilled({ names }: { names: string[] }) {
  const { t } = useTranslation('chat')
  return (
    <p className={styles.unfilled} role="alert">
      {t('canned.unfilled', { names: names.map(name => `{{${name}}}`).join(', ') })}
    </p>
  )
}
