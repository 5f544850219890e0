import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { formatMoney } from '@/lib/format'
import { Age } from '@/ui/Age'
import { IconEdit, IconMessages } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { StateChip } from '@/ui/StateChip'
import { type RechargeDetail, TONE, useRecharge, useTransition } from '../data'
import styles from '../recharges.module.css'
import { AlikeNote } from './AlikeNote'
import { CorrectForm } from './CorrectForm'
import { History } from './History'
import { ProofViewer } from './ProofViewer'
import { ReceiptNote } from './ReceiptNote'
import { RejectForm } from './RejectForm'
import { ReverseForm } from './ReverseForm'

/** One recharge beside the list: its proof, what may be done, and what it went through. */
export function Detail({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('recharges')
  const one = useRecharge(id)
  return (
    <Drawer
      opened
      position="right"
      size={520}
      title={one.data?.customer.name ?? t('one.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      onClose={onClose}
    >
      {one.isError && !one.data ? (
        <p role="alert">{t('one.gone')}</p>
      ) : (
        <Loading of={one} rows={6}>
          {() => one.data && <Whole recharge={one.data} />}
        </Loading>
      )}
    </Drawer>
  )
}

function Whole({ recharge }: { recharge: RechargeDetail }) {
  return (
    <div className={styles.side}>
      <Sum recharge={recharge} />
      <AlikeNote recharge={recharge} />
      <ProofViewer
        proof={recharge.proof}
        name={recharge.customer.name}
        cash={recharge.method === 'cash'}
      />
      <Steps recharge={recharge} />
      <ReversalNote recharge={recharge} />
      <Facts recharge={recharge} />
      <ReceiptNote recharge={recharge} />
      <History changes={recharge.history} />
    </div>
  )
}

/** How much, and where it stands. */
export function Sum({ recharge }: { recharge: RechargeDetail }) {
  const { t } = useTranslation('recharges')
  return (
    <p className={styles.sum}>
      <strong className="tabular">{formatMoney(recharge.amount)}</strong>
      <StateChip tone={TONE[recharge.state]}>{t(`state.${recharge.state}`)}</StateChip>
    </p>
  )
}

function Steps({ recharge }: { recharge: RechargeDetail }) {
  const { t } = useTranslation('recharges')
  const [open, setOpen] = useState<'reject' | 'correct' | 'reverse' | null>(null)
  const transition = useTransition(recharge.id)
  const may = (name: string) => recharge.allowed_transitions.includes(name)
  const approve = () =>
    transition.mutate(
      { transition: 'approve', amount: recharge.amount },
      {
        onSuccess: ({ amount }) => notify(t('approved', { amount: formatMoney(amount) })),
        onError: complain,
      },
    )
  const leave = () =>
    transition.mutate(
      { transition: 'withdraw-reversal' },
      { onSuccess: () => notify(t('reverse.withdrawn')), onError: complain },
    )
  return (
    <div className={styles.moves}>
      {may('approve') && (
        <Button loading={transition.isPending} onClick={approve}>
          {t('approve')}
        </Button>
      )}
      {may('reject') && (
        <Button variant="default" onClick={() => setOpen('reject')}>
          {t('reject')}
        </Button>
      )}
      {may('reverse') && (
        <Button variant="light" color="bad" onClick={() => setOpen('reverse')}>
          {t(recharge.reversal ? 'reverse.confirm' : 'reverse.do')}
        </Button>
      )}
      {may('withdraw-reversal') && (
        <Button variant="default" onClick={leave}>
          {t('reverse.withdraw')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconEdit size={16} />}
        onClick={() => setOpen('correct')}
      >
        {t('edit')}
      </Button>
      <Button
        component={Link}
        to={`/inbox/${recharge.conversation}`}
        variant="default"
        leftSection={<IconMessages size={16} />}
      >
        {t('one.conversation')}
      </Button>
      {open === 'reject' && <RejectForm recharge={recharge} onClose={() => setOpen(null)} />}
      {open === 'correct' && <CorrectForm recharge={recharge} onClose={() => setOpen(null)} />}
      {open === 'reverse' && <ReverseForm recharge={recharge} onClose={() => setOpen(null)} />}
    </div>
  )
}

function ReversalNote({ recharge: { reversal } }: { recharge: RechargeDetail }) {
  const { t } = useTranslation('recharges')
  if (!reversal) return null
  const { reason, asked_by, reversed_by, alone, debt } = reversal
  return (
    <div className={styles.warning} role="note">
      {reversed_by ? (
        <p>{t('reverse.done', { name: reversed_by.name, reason })}</p>
      ) : (
        <p>{t('reverse.asked', { name: asked_by.name, reason })}</p>
      )}
      {!reversed_by && <p>{t('reverse.waits')}</p>}
      {alone && <p>{t('reverse.alone')}</p>}
      {debt && (
        <p>
          <Link to={`/invoices/${debt.id}`}>
            {t('reverse.debt', { label: debt.label, amount: formatMoney(debt.balance) })}
          </Link>
        </p>
      )}
    </div>
  )
}

export function Facts({ recharge }: { recharge: RechargeDetail }) {
  const { t } = useTranslation('recharges')
  const facts = [
    [
      t('one.customer'),
      <Link key="customer" to={`/customers/${recharge.customer.id}`}>
        {recharge.customer.name}
      </Link>,
    ],
    [t('one.method'), t(`method.${recharge.method}`)],
    [t('one.number'), recharge.operation_number],
    [
      t('one.created'),
      <>
        <Age at={recharge.created_at} /> {t('one.by', { name: recharge.requested_by.name })}
      </>,
    ],
    [
      t('one.decided'),
      recharge.decided_by && recharge.decided_at && (
        <>
          <Age at={recharge.decided_at} /> {t('one.by', { name: recharge.decided_by.name })}
        </>
      ),
    ],
    [t('one.reason'), recharge.state === 'rejected' && recharge.reason],
    [t('one.note'), recharge.note],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
