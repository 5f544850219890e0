import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconWallet } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { RechargeRow } from '../components/RechargeRow'
import { useRecharges } from '../data'

const STATES = ['proof_attached', 'requested', 'credited', 'rejected', 'cancelled']
const METHODS = ['wallet', 'transfer', 'cash']

export default function RechargesPage() {
  const { t } = useTranslation('billing')
  const [state, setState] = useState('proof_attached')
  const [method, setMethod] = useState('')
  const recharges = useRecharges({ state, method })
  const rows = rowsOf(recharges.data)
  return (
    <Page wide title={t('title')} text={t('text')}>
      <div className={styles.filters}>
        <Select
          aria-label={t('filter.state')}
          data={[
            { value: '', label: t('filter.all') },
            ...STATES.map(value => ({ value, label: t(`state.${value}`) })),
          ]}
          value={state}
          onChange={value => setState(value ?? '')}
        />
        <Select
          aria-label={t('filter.method')}
          data={[
            { value: '', label: t('filter.anyMethod') },
            ...METHODS.map(value => ({ value, label: t(`method.${value}`) })),
          ]}
          value={method}
          onChange={value => setMethod(value ?? '')}
        />
      </div>
      <Loading of={recharges} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconWallet} title={t('empty')} text={t('emptyText')} />
          ) : (
            <Rows>
              {rows.map(recharge => (
                <RechargeRow key={recharge.id} recharge={recharge} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={recharges} />
    </Page>
  )
}
