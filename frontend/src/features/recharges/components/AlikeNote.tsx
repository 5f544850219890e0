import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { formatMoney } from '@/lib/format'
import { IconAlert } from '@/ui/icons'
import type { RechargeDetail } from '../data'
import styles from '../recharges.module.css'

interface Props {
  recharge: RechargeDetail
  /** In a tab of their own: what is under review stays where it is. */
  apart?: boolean
}

/** Points out that the proof looks like others; whoever reviews decides. */
export function AlikeNote({ recharge: { alike }, apart = false }: Props) {
  const { t } = useTranslation('recharges')
  const { search } = useLocation()
  if (alike.length === 0) return null
  return (
    <section className={styles.warning} aria-label={t('alike.title', { count: alike.length })}>
      <h3>
        <IconAlert size={16} /> {t('alike.title', { count: alike.length })}
      </h3>
      <p>{t('alike.text')}</p>
      <ul className={styles.alike}>
        {alike.map(other => (
          <li key={other.id}>
            {other.proof?.thumbnail_url && <img src={other.proof.thumbnail_url} alt="" />}
            <Link to={`/recharges/${other.id}${search}`} target={apart ? '_blank' : undefined}>
              {t('alike.row', {
                name: other.customer.name,
                amount: formatMoney(other.amount),
                state: t(`state.${other.state}`),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
