import { Button, Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatMoney } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconBack, IconForward, IconListChecks } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { type Recharge, type RechargeDetail, useRecharge, useTransition } from '../data'
import styles from '../recharges.module.css'
import { AlikeNote } from './AlikeNote'
import { Facts, Sum } from './Detail'
import { ProofViewer } from './ProofViewer'
import { RejectForm } from './RejectForm'

interface Props {
  /** As they stood when the review began: the list loses each one that is decided. */
  queue: Recharge[]
  onClose: () => void
}

/** The pending ones, one after the other, by keyboard: proof on one side, decision on the other. */
export function Review({ queue, onClose }: Props) {
  const { t } = useTranslation('recharges')
  const [rows] = useState(queue)
  const [at, setAt] = useState(0)
  const current = rows[at]
  const step = (by: number) => setAt(now => Math.min(rows.length, Math.max(0, now + by)))
  return (
    <Modal
      opened
      fullScreen
      title={t('review.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      onClose={onClose}
    >
      {current ? (
        <One
          key={current.id}
          recharge={current}
          place={t('review.place', { at: at + 1, count: rows.length })}
          onStep={step}
        />
      ) : (
        <EmptyState
          icon={IconListChecks}
          title={t('review.done')}
          text={t('review.doneText')}
          action={<Button onClick={onClose}>{t('review.back')}</Button>}
        />
      )}
    </Modal>
  )
}

interface OneProps {
  recharge: Recharge
  place: string
  onStep: (by: number) => void
}

function One({ recharge, place, onStep }: OneProps) {
  const one = useRecharge(recharge.id)
  return (
    <Loading of={one} rows={8}>
      {() => one.data && <Decision recharge={one.data} place={place} onStep={onStep} />}
    </Loading>
  )
}

interface DecisionProps extends OneProps {
  recharge: RechargeDetail
}

function Decision({ recharge, place, onStep }: DecisionProps) {
  const { t } = useTranslation('recharges')
  const [rejecting, setRejecting] = useState(false)
  const transition = useTransition(recharge.id)
  const may = (name: string) => recharge.allowed_transitions.includes(name)
  const approve = () => {
    if (!may('approve') || transition.isPending) return
    transition.mutate(
      { transition: 'approve', amount: recharge.amount },
      {
        onSuccess: ({ amount }) => {
          notify(t('approved', { amount: formatMoney(amount) }))
          onStep(1)
        },
        onError: complain,
      },
    )
  }
  const go = (by: number) => () => !rejecting && onStep(by)
  useHotkeys([
    ['a', () => !rejecting && approve()],
    ['r', () => may('reject') && setRejecting(true)],
    ['ArrowRight', go(1)],
    ['ArrowLeft', go(-1)],
  ])
  const closed = (done: boolean) => {
    setRejecting(false)
    if (done) onStep(1)
  }
  return (
    <div className={styles.review}>
      <ProofViewer
        proof={recharge.proof}
        name={recharge.customer.name}
        cash={recharge.method === 'cash'}
      />
      <div className={styles.side}>
        <small>{place}</small>
        <Sum recharge={recharge} />
        <AlikeNote recharge={recharge} apart />
        <Facts recharge={recharge} />
        <div className={styles.moves}>
          <Button
            disabled={!may('approve')}
            loading={transition.isPending}
            aria-keyshortcuts="A"
            onClick={approve}
          >
            {t('approve')}
          </Button>
          <Button
            variant="default"
            disabled={!may('reject')}
            aria-keyshortcuts="R"
            onClick={() => setRejecting(true)}
          >
            {t('reject')}
          </Button>
        </div>
        {!may('approve') && recharge.state !== 'credited' && (
          <p className={styles.hint}>{t('review.cannot')}</p>
        )}
        <div className={styles.moves}>
          <Button variant="default" leftSection={<IconBack size={16} />} onClick={() => onStep(-1)}>
            {t('review.previous')}
          </Button>
          <Button
            variant="default"
            rightSection={<IconForward size={16} />}
            onClick={() => onStep(1)}
          >
            {t('review.next')}
          </Button>
        </div>
        <p className={styles.hint}>{t('review.keys')}</p>
      </div>
      {rejecting && <RejectForm recharge={recharge} onClose={closed} />}
    </div>
  )
}
