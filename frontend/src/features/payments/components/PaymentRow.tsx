import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate, formatMoney } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { Avatar } from '@/ui/Avatar'
import { Row } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import { minorOf, type Payment } from '../data'
import styles from './payments.module.css'

export const TONE: Record<string, Tone> = {
  pending: 'primary',
  confirmed: 'ok',
  reversed: 'bad',
  failed: 'bad',
}

export function PaymentRow({ payment, children }: { payment: Payment; children?: ReactNode }) {
  const { t } = useTranslation('payments')
  const { operation_number: number } = payment
  return (
    <Row
      lead={<Avatar name={payment.customer.name} />}
      name={<Link to={`/payments/${payment.id}`}>{payment.customer.name}</Link>}
      note={
        <>
          {t(`method.${payment.method}`)}
          {number && ` · ${t('operation', { number })}`} ·{' '}
          {formatDate(`${payment.paid_on}T12:00:00Z`)}
          {payment.untold && ` · ${t('untold')}`}
        </>
      }
    >
      <StateChip tone={TONE[payment.state]}>{t(`state.${payment.state}`)}</StateChip>
      <span className={styles.end}>
        <b>
          <Amount value={payment.amount} />
        </b>
        {minorOf(payment.free) > 0n && (
          <small>{t('freeOf', { amount: formatMoney(payment.free) })}</small>
        )}
      </span>
      {children}
    </Row>
  )
}
