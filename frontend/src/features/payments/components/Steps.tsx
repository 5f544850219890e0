import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import { type Payment, useDeed } from '../data'
import { type Ask, AskDialog } from './AskDialog'

const ASKED: Ask[] = ['fail', 'cancel', 'refund', 'reverse']

/** What this person may do with a payment now. */
export function Steps({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const [ask, setAsk] = useState<Ask | null>(null)
  const deed = useDeed()
  const may = (step: string) => payment.allowed_transitions.includes(step)
  const go = (step: string) =>
    deed.mutate(
      { path: `payments/${payment.id}/${step}/` },
      { onSuccess: () => notify(t(`done.${step}`)), onError: complain },
    )
  return (
    <Actions>
      {ASKED.filter(may).map(step => (
        <Button key={step} variant="default" onClick={() => setAsk(step)}>
          {t(`step.${step}`)}
        </Button>
      ))}
      {may('allocate') && (
        <Button variant="default" loading={deed.isPending} onClick={() => go('allocate-oldest')}>
          {t('step.allocate-oldest')}
        </Button>
      )}
      {may('confirm') && (
        <Button loading={deed.isPending} onClick={() => go('confirm')}>
          {t('step.confirm')}
        </Button>
      )}
      {ask && <AskDialog payment={payment} ask={ask} onClose={() => setAsk(null)} />}
    </Actions>
  )
}
