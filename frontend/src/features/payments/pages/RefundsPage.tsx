import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconChecks } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Rows } from '@/ui/Page'
import { Frame } from '../components/Frame'
import { RefundRow } from '../components/RefundRow'
import { useRefunds } from '../data'

/** What is to be given back: it waits for a second person. */
export default function RefundsPage() {
  const { t } = useTranslation('payments')
  const [all, setAll] = useState(false)
  const refunds = useRefunds(!all)
  const rows = rowsOf(refunds.data)
  return (
    <Frame>
      <Switch
        label={t('decidedToo')}
        checked={all}
        onChange={event => setAll(event.currentTarget.checked)}
      />
      <Loading of={refunds}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconChecks} title={t('noRefunds')} text={t('noRefundsText')} />
          ) : (
            <Rows>
              {rows.map(row => (
                <RefundRow key={row.id} refund={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={refunds} />
    </Frame>
  )
}
