import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { DeliveryLog } from '../components/DeliveryLog'
import { SubscriptionActions } from '../components/SubscriptionActions'
import { SubscriptionForm } from '../components/SubscriptionForm'
import { SubscriptionState } from '../components/SubscriptionState'
import { eventKey } from '../events'
import { type Subscription, useSubscription } from '../subscriptions'

export default function SubscriptionPage() {
  const { t } = useTranslation('bots')
  const { id = '' } = useParams()
  const subscription = useSubscription(id)
  return (
    <Page
      title={subscription.data?.name ?? t('title')}
      text={subscription.data?.url}
      back="/settings/bots/subscriptions"
      backLabel={t('nav.subscriptions')}
    >
      <Loading of={subscription}>
        {() =>
          subscription.data && (
            <>
              <SubscriptionSection row={subscription.data} />
              <DeliveryLog row={subscription.data} />
            </>
          )
        }
      </Loading>
    </Page>
  )
}

function SubscriptionSection({ row }: { row: Subscription }) {
  const { t } = useTranslation('bots')
  const [editing, setEditing] = useState(false)
  return (
    <section className={page.section}>
      <div className={page.chips}>
        <SubscriptionState row={row} />
        {row.events.map(event => (
          <StateChip key={event}>
            {t(`event.${eventKey(event)}`, { defaultValue: event })}
          </StateChip>
        ))}
      </div>
      {row.failing_since && !row.paused_at && <p role="alert">{t('told.failingText')}</p>}
      <p className={page.words}>
        {t(row.conversation ? 'told.ofOne' : 'told.ofAll')} {t('told.signed')}
      </p>
      <Actions>
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('told.edit')}
        </Button>
        <SubscriptionActions row={row} />
      </Actions>
      {editing && <SubscriptionForm subscription={row} onClose={() => setEditing(false)} />}
    </section>
  )
}
