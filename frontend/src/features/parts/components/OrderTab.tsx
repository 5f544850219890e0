import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import { formatDate, formatMoney } from '@/lib/format'
import type { TabOrder } from '@/lib/orderTabs'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconPackage } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Row, Rows } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type OrderParts, type Use, useOrderParts } from '../data'
import styles from '../parts.module.css'
import { noonOf, type State, toneOf } from '../requests'
import { PartSelect } from './PartSelect'
import { RequestDialog } from './RequestDialog'
import { useSend } from './useForm'

const ENDED = ['done', 'invoiced', 'closed', 'cancelled']

/** The parts of an order: what was used, what waits for it, what it waits for. */
export default function OrderTab({ order }: { order: TabOrder }) {
  const { t } = useTranslation('parts')
  const { role } = useUser()
  const parts = useOrderParts(order.id)
  const [asked, setAsked] = useState<'use' | 'reserve' | 'request' | null>(null)
  const hands = role !== 'advisor' && !ENDED.includes(order.state)
  return (
    <Loading of={parts}>
      {() => (
        <section className={pages.section}>
          {hands && (
            <Actions>
              <Button onClick={() => setAsked('use')}>{t('order.use')}</Button>
              <Button variant="default" onClick={() => setAsked('reserve')}>
                {t('order.reserve')}
              </Button>
              <Button variant="default" onClick={() => setAsked('request')}>
                {t('request.ask')}
              </Button>
            </Actions>
          )}
          {parts.data && <Lists order={order} parts={parts.data} hands={hands} />}
          {(asked === 'use' || asked === 'reserve') && (
            <TakeDialog order={order.id} deed={asked} onClose={() => setAsked(null)} />
          )}
          {asked === 'request' && (
            <RequestDialog order={order.id} stay onClose={() => setAsked(null)} />
          )}
        </section>
      )}
    </Loading>
  )
}

interface ListsProps {
  order: TabOrder
  parts: OrderParts
  hands: boolean
}

function Lists({ order, parts, hands }: ListsProps) {
  const { t } = useTranslation('parts')
  const [back, setBack] = useState<Use | null>(null)
  const release = useSend({
    to: `service-orders/${order.id}/parts/release/`,
    done: t('order.released'),
    onDone: () => undefined,
  })
  const { used, reserved, awaited } = parts
  if (used.length + reserved.length + awaited.length === 0)
    return <EmptyState icon={IconPackage} title={t('order.none')} text={t('order.noneText')} />
  return (
    <>
      {used.length > 0 && <h2>{t('order.used')}</h2>}
      <Rows>
        {used.map(use => (
          <Row
            key={use.id}
            name={use.part.name}
            note={[use.code, use.serial, use.location.name, use.author?.name]
              .filter(Boolean)
              .join(' · ')}
          >
            {use.cost && <span className={styles.dim}>{formatMoney(use.cost)}</span>}
            <span className="tabular">
              {use.quantity} {use.unit}
            </span>
            {hands && (
              <Button size="compact-sm" variant="subtle" onClick={() => setBack(use)}>
                {t('order.giveBack')}
              </Button>
            )}
          </Row>
        ))}
      </Rows>
      {reserved.length > 0 && <h2>{t('order.reserved')}</h2>}
      <Rows>
        {reserved.map(each => (
          <Row key={each.id} name={each.part.name} note={`${each.code} · ${each.location.name}`}>
            <span className="tabular">
              {each.quantity} {each.unit}
            </span>
            {hands && (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={release.busy}
                onClick={() => release.send({ reservation: each.id })}
              >
                {t('order.release')}
              </Button>
            )}
          </Row>
        ))}
      </Rows>
      {awaited.length > 0 && <h2>{t('order.awaited')}</h2>}
      <Rows>
        {awaited.map(each => (
          <Row
            key={`${each.request}${each.part.id}`}
            name={
              <Link to={`/parts-requests/${each.request}`}>
                {each.number} · {each.quantity} {each.part.name}
              </Link>
            }
            note={each.eta_on && t('arrives', { day: formatDate(noonOf(each.eta_on)) })}
          >
            <StateChip tone={toneOf(each.state as State)}>{t(`state.${each.state}`)}</StateChip>
          </Row>
        ))}
      </Rows>
      {back && <BackDialog order={order.id} use={back} onClose={() => setBack(null)} />}
    </>
  )
}

interface TakeProps {
  order: string
  deed: 'use' | 'reserve'
  onClose: () => void
}

function TakeDialog({ order, deed, onClose }: TakeProps) {
  const { t } = useTranslation('parts')
  const [part, setPart] = useState<string | null>(null)
  const [quantity, setQuantity] = useState('1')
  const path = `service-orders/${order}/parts/`
  const form = useSend({
    to: deed === 'use' ? path : `${path}reserve/`,
    done: t(`order.${deed}Done`),
    onDone: onClose,
  })
  return (
    <FormDialog
      title={t(`order.${deed}`)}
      action={t(`order.${deed}`)}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (!part) form.setErrors({ part: t('missing') })
        else form.send({ part, quantity })
      }}
    >
      <PartSelect
        value={part}
        onChange={setPart}
        error={form.errors.available ? undefined : form.errors.part}
      />
      <TextInput
        label={t('quantity')}
        inputMode="decimal"
        value={quantity}
        error={
          form.errors.available
            ? t('order.available', { quantity: form.errors.available })
            : form.errors.quantity
        }
        onChange={event => setQuantity(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function BackDialog({ order, use, onClose }: { order: string; use: Use; onClose: () => void }) {
  const { t } = useTranslation('parts')
  const [quantity, setQuantity] = useState(use.quantity)
  const form = useSend({
    to: `service-orders/${order}/parts/give-back/`,
    done: t('order.givenBack'),
    onDone: onClose,
  })
  return (
    <FormDialog
      title={t('order.giveBack')}
      action={t('order.giveBack')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        form.send({ use: use.id, quantity })
      }}
    >
      <TextInput
        label={use.part.name}
        inputMode="decimal"
        data-autofocus
        value={quantity}
        error={form.errors.quantity ?? form.errors.used}
        onChange={event => setQuantity(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
