import { useTranslation } from 'react-i18next'
import { formatDateTime } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { useBalance } from '../data'
import styles from '../portal.module.css'

export function BalanceCard() {
  const { t } = useTranslation('portal')
  const { data } = useBalance()
  return (
    <section className={styles.balance} aria-live="polite">
      <span>{t('balance.title')}</span>
      <strong>{data ? <Amount value={data.balance} /> : '—'}</strong>
      {data?.updated_at && (
        <small>{t('balance.updated', { at: formatDateTime(data.updated_at) })}</small>
      )}
    </section>
  )
}
