import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconWebhook } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { SubscriptionForm } from '../components/SubscriptionForm'
import { SubscriptionState } from '../components/SubscriptionState'
import { Tabs } from '../components/Tabs'
import { type Subscription, useSubscriptions } from '../subscriptions'

export default function SubscriptionsPage() {
  const { t } = useTranslation('bots')
  const [adding, setAdding] = useState(false)
  const subscriptions = useSubscriptions()
  const rows = rowsOf(subscriptions.data)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('told.add')}
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={rows.length > 0 && add}>
      <Tabs />
      <Loading of={subscriptions}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconWebhook}
              title={t('told.empty')}
              text={t('told.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <SubscriptionRow key={row.id} row={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={subscriptions} />
      {adding && <SubscriptionForm subscription={null} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function SubscriptionRow({ row }: { row: Subscription }) {
  return (
    <Row
      name={<Link to={`/settings/bots/subscriptions/${row.id}`}>{row.name}</Link>}
      note={row.url}
      faded={row.paused_at !== null}
    >
      <SubscriptionState row={row} />
    </Row>
  )
}
