import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { Row } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { type Recharge, TONE } from '../data'
import styles from '../recharges.module.css'

interface Props {
  recharge: Recharge
  picked: boolean
  onPick: (id: string, on: boolean) => void
}

export function RechargeRow({ recharge, picked, onPick }: Props) {
  const { t } = useTranslation('recharges')
  const { search } = useLocation()
  const { id, customer, method, operation_number: number } = recharge
  return (
    <Row
      lead={
        <Checkbox
          aria-label={t('pick.one', { name: customer.name })}
          disabled={!recharge.allowed_transitions.includes('approve')}
          checked={picked}
          onChange={event => onPick(id, event.currentTarget.checked)}
        />
      }
      name={
        <Link
          to={`/recharges/${id}${search}`}
          aria-label={t('see', { name: customer.name })}
          className={styles.name}
        >
          {customer.name}
        </Link>
      }
      note={
        <>
          {t(`method.${method}`)}
          {number && ` · ${t('operation', { number })}`} · <Age at={recharge.created_at} />
          {recharge.reason && recharge.state === 'rejected' && ` · ${recharge.reason}`}
        </>
      }
    >
      <Marks recharge={recharge} />
      <StateChip tone={TONE[recharge.state]}>{t(`state.${recharge.state}`)}</StateChip>
      <b className={styles.amount}>
        <Amount value={recharge.amount} />
      </b>
    </Row>
  )
}

/** What somebody should look at before anything else. */
export function Marks({ recharge }: { recharge: Recharge }) {
  const { t } = useTranslation('recharges')
  const reversing = recharge.reversal !== null && recharge.state === 'credited'
  return (
    <>
      {recharge.looks_alike && <StateChip tone="warn">{t('mark.alike')}</StateChip>}
      {recharge.told === false && <StateChip tone="warn">{t('mark.untold')}</StateChip>}
      {reversing && <StateChip tone="warn">{t('mark.reversing')}</StateChip>}
    </>
  )
}
