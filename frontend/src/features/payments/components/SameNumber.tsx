import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatMoney } from '@/lib/format'
import { usePayment } from '../data'

/** Who else says this operation number: the bank knows which of them is true. */
export function SameNumber({ id }: { id: string }) {
  const { t } = useTranslation('payments')
  const others = usePayment(id).data?.same_number ?? []
  if (others.length === 0) return null
  return (
    <div role="alert">
      <p>{t('sameNumber')}</p>
      <ul>
        {others.map(other => (
          <li key={other.id}>
            <Link to={`/payments/${other.id}`}>
              {t('sameNumberOf', {
                name: other.customer.name,
                amount: formatMoney(other.amount),
                state: t(`state.${other.state}`),
              })}
            </Link>
            {other.by_link && ` · ${t('saidByLink')}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
