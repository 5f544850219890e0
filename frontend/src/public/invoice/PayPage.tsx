import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import type { PublicProps } from '../publicKind'
import { isPayable, type PayPageData } from './data'
import { Outcome } from './Outcome'
import { Papers } from './Papers'
import { PaperView } from './PaperView'
import { PaymentRows } from './PaymentRows'
import styles from './pay.module.css'
import { Slips } from './Slips'
import { Ways } from './Ways'

/** One document, what is left of it, and the ways to pay it. */
export default function PayPage({ token, link, reload }: PublicProps<PayPageData>) {
  const { t } = useTranslation('public/invoice')
  const { document: paper } = link.data
  return (
    <div className={styles.page}>
      <section className={styles.sheet} aria-labelledby="pay-title">
        <header className={styles.top}>
          <h1 id="pay-title">{t(`kind.${paper.kind}`, { label: paper.label })}</h1>
          <p className={styles.dim}>
            {t('between', { seller: paper.seller, customer: paper.customer })}
          </p>
        </header>
        <div aria-live="polite">
          <Outcome paper={paper} />
        </div>
        {isPayable(paper) && (
          <p className={styles.balance}>
            <span>{paper.state === 'partial' ? t('left') : t('toPay')}</span>
            <strong className="tabular">{formatMoney(paper.balance)}</strong>
          </p>
        )}
        <PaymentRows payments={link.data.payments} />
      </section>
      {isPayable(paper) && <Ways token={token} data={link.data} reload={reload} />}
      <Slips slips={link.data.slips} />
      <PaperView paper={paper} />
      <Papers token={token} names={link.data.papers} />
    </div>
  )
}
