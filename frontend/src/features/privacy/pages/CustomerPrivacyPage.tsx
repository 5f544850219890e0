import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconShield } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page } from '@/ui/Page'
import { AskDialog } from '../components/AskDialog'
import styles from '../components/privacy.module.css'
import { RequestCard } from '../components/RequestCard'
import { useCustomerName, useRequests } from '../data'

/** What one customer asked about their data, and a new request told to one of ours. */
export default function CustomerPrivacyPage() {
  const { t } = useTranslation('privacy')
  const { id = '' } = useParams()
  const customer = useCustomerName(id)
  const requests = useRequests({ customer: id })
  const rows = rowsOf(requests.data)
  const [asking, setAsking] = useState(false)
  const add = (
    <Button
      leftSection={<IconPlus size={16} />}
      disabled={!customer.data}
      onClick={() => setAsking(true)}
    >
      {t('takeDown')}
    </Button>
  )
  return (
    <Page
      wide
      title={t('ofCustomer')}
      back={`/customers/${id}`}
      backLabel={customer.data?.name}
      action={rows.length > 0 && add}
    >
      <Loading of={requests}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconShield} title={t('none')} text={t('noneText')} action={add} />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <RequestCard key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={requests} />
      {asking && customer.data && (
        <AskDialog right="access" customer={customer.data} onClose={() => setAsking(false)} />
      )}
    </Page>
  )
}
