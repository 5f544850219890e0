import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import { IconCheck } from '@/ui/icons'
import type { PublicProps } from '../publicKind'
import type { RechargePageData } from './data'
import { LoadForm } from './LoadForm'
import styles from './recharge.module.css'

/** A recharge loaded without an account, once; afterwards, what became of it. */
export default function RechargePage({ token, link, reload }: PublicProps<RechargePageData>) {
  const { t } = useTranslation('public/recharge')
  const { recharge } = link.data
  if (recharge) {
    return (
      <section className={styles.sheet} aria-live="polite">
        <h1>
          <IconCheck size={20} /> {t('got', { amount: formatMoney(recharge.amount) })}
        </h1>
        <p>{t(`state.${recharge.state}`)}</p>
      </section>
    )
  }
  return (
    <section className={styles.sheet}>
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <LoadForm token={token} data={link.data} onDone={reload} />
    </section>
  )
}
