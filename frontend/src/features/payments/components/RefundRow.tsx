import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { notify } from '@/ui/notify'
import { Row } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type Refund, useDeed } from '../data'

const TONE: Record<Refund['state'], Tone> = {
  waiting: 'primary',
  approved: 'ok',
  refused: 'bad',
  failed: 'bad',
}

export function RefundRow({ refund }: { refund: Refund }) {
  const { t } = useTranslation('payments')
  const deed = useDeed()
  const go = (step: string) =>
    deed.mutate(
      { path: `refunds/${refund.id}/${step}/` },
      { onSuccess: () => notify(t(`done.${step}`)), onError: complain },
    )
  const to = refund.payment ? `/payments/${refund.payment}` : null
  return (
    <Row
      name={to ? <Link to={to}>{refund.customer.name}</Link> : refund.customer.name}
      note={
        <>
          {t('askedBy', { name: refund.asked_by.name })} · {t(`method.${refund.method}`)} ·{' '}
          <Age at={refund.created_at} /> · {refund.reason}
          {refund.at_gateway && ` · ${t(`atGateway.${refund.at_gateway}`)}`}
          {refund.error && ` · ${refund.error}`}
        </>
      }
    >
      <StateChip tone={TONE[refund.state]}>{t(`refund.${refund.state}`)}</StateChip>
      <b>
        <Amount value={refund.amount} />
      </b>
      {refund.allowed_transitions.map(step => (
        <Button
          key={step}
          variant={step === 'refuse' ? 'default' : 'filled'}
          loading={deed.isPending}
          onClick={() => go(step)}
        >
          {t(`step.${step}`)}
        </Button>
      ))}
    </Row>
  )
}
