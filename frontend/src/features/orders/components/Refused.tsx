import { useTranslation } from 'react-i18next'
import styles from '../orders.module.css'
import type { Refusal } from '../refused'

/** Why somebody cannot be sent, or why they rather should not. */
export function Refused({ refusal, name }: { refusal: Refusal; name: string }) {
  const { t } = useTranslation('orders')
  const { key, about, doubtful } = refusal
  const who = name || t('slot.somebody')
  if (!doubtful) {
    return (
      <p className={styles.trouble} role="alert">
        {t(`refused.${key}`, { name: who, about: about.join(', ') })}
      </p>
    )
  }
  return (
    <div className={styles.trouble} role="alert">
      {t('refused.doubtful', { name: who })}
      <ul>
        {about.map(each => {
          const [doubt, ...named] = each.split(':')
          return <li key={each}>{t(`doubt.${doubt}`, { skill: named.join(':') })}</li>
        })}
      </ul>
    </div>
  )
}
