import { useTranslation } from 'react-i18next'
import type { TestAnswer } from '../data'
import { reasonOf } from './plainly'
import styles from './setup.module.css'

/** What a provider answered: its meaning first, its own words below. */
export function Answer({ answer }: { answer: TestAnswer }) {
  const { t } = useTranslation('channels')
  const { ok, name, detail, ids } = answer
  if (ok) {
    const who = name || ids.username || ids.display_number || ids.sender || Object.values(ids)[0]
    return (
      <p className={styles.told} data-tone="ok" role="status">
        {t('setup.testOk', { name: who ?? '' })}
      </p>
    )
  }
  return (
    <div className={styles.told} data-tone="bad" role="alert">
      <strong>{t(`setup.reason.${reasonOf(answer)}`)}</strong>
      {detail && <small>{t('setup.said', { detail })}</small>}
    </div>
  )
}
