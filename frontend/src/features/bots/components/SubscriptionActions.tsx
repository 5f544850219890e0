import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { notify } from '@/ui/notify'
import {
  type Subscription,
  useChangeSubscription,
  useRemoveSubscription,
  useTestSubscription,
} from '../subscriptions'

export function SubscriptionActions({ row }: { row: Subscription }) {
  const { t } = useTranslation('bots')
  const navigate = useNavigate()
  const change = useChangeSubscription(row.id)
  const remove = useRemoveSubscription(row.id)
  const test = useTestSubscription(row.id)
  const paused = row.paused_at !== null
  return (
    <>
      <Button
        disabled={paused}
        loading={test.isPending}
        onClick={() =>
          test.mutate(undefined, {
            onSuccess: () => notify(t('told.tested')),
            onError: complain,
          })
        }
      >
        {t('told.test')}
      </Button>
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() =>
          change.mutate(
            { paused: !paused },
            {
              onSuccess: () => notify(t(paused ? 'told.resumed' : 'told.pausedNow')),
              onError: complain,
            },
          )
        }
      >
        {t(paused ? 'told.resume' : 'told.pause')}
      </Button>
      <ConfirmButton
        label={t('told.remove')}
        text={t('told.removeText')}
        sure={t('told.remove')}
        loading={remove.isPending}
        onSure={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              notify(t('told.removed'))
              navigate('/settings/bots/subscriptions')
            },
            onError: complain,
          })
        }
      />
    </>
  )
}
