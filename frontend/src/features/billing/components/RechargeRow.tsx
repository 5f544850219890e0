import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { formatMoney } from '@/lib/format'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { Avatar } from '@/ui/Avatar'
import { notify } from '@/ui/notify'
import { Row } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type Recharge, useTransition } from '../data'
import { CorrectForm } from './CorrectForm'
import { RejectForm } from './RejectForm'

const TONE: Record<string, Tone> = { credited: 'ok', rejected: 'bad', proof_attached: 'primary' }

export function RechargeRow({ recharge }: { recharge: Recharge }) {
  const { t } = useTranslation('billing')
  return (
    <Row
      lead={<Avatar name={recharge.customer.name} />}
      name={<Link to={`/inbox/${recharge.conversation}`}>{recharge.customer.name}</Link>}
      note={<Facts recharge={recharge} />}
    >
      <StateChip tone={TONE[recharge.state]}>{t(`state.${recharge.state}`)}</StateChip>
      <b>
        <Amount value={recharge.amount} />
      </b>
      <Doing recharge={recharge} />
    </Row>
  )
}

function Facts({ recharge }: { recharge: Recharge }) {
  const { t } = useTranslation('billing')
  const { method, operation_number: number, proof, reason } = recharge
  return (
    <>
      {t(`method.${method}`)}
      {number && ` · ${t('operation', { number })}`} · <Age at={recharge.created_at} />
      {proof?.url && (
        <>
          {' · '}
          <a href={proof.url} target="_blank" rel="noreferrer">
            {t('proof')}
          </a>
        </>
      )}
      {reason && ` · ${reason}`}
    </>
  )
}

function Doing({ recharge }: { recharge: Recharge }) {
  const { t } = useTranslation('billing')
  const [open, setOpen] = useState<'reject' | 'correct' | null>(null)
  const may = (transition: string) => recharge.allowed_transitions.includes(transition)
  return (
    <>
      {may('approve') && <ApproveButton recharge={recharge} />}
      {may('reject') && (
        <Button variant="default" onClick={() => setOpen('reject')}>
          {t('reject')}
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={() => setOpen('correct')}>
        {t('edit')}
      </Button>
      {open === 'reject' && <RejectForm recharge={recharge} onClose={() => setOpen(null)} />}
      {open === 'correct' && <CorrectForm recharge={recharge} onClose={() => setOpen(null)} />}
    </>
  )
}

function ApproveButton({ recharge }: { recharge: Recharge }) {
  const { t } = useTranslation('billing')
  const move = useTransition(recharge.id)
  return (
    <Button
      loading={move.isPending}
      onClick={() =>
        move.mutate(
          { transition: 'approve', amount: recharge.amount },
          {
            onSuccess: ({ amount }) => notify(t('approved', { amount: formatMoney(amount) })),
            onError: complain,
          },
        )
      }
    >
      {t('approve')}
    </Button>
  )
}
