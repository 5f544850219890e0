import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import { type PartDetail, useLocations } from '../data'
import { useSend } from './useForm'

export type StockDeed = 'count' | 'correct' | 'receive' | 'transfer'

/** What is only done for a reason. */
const BECAUSE: StockDeed[] = ['count', 'correct']
const WAYS = ['take', 'add'] as const

interface Props {
  part: PartDetail
  deed: StockDeed
  onClose: () => void
}

const QUANTITY: Record<StockDeed, string> = {
  count: 'counted',
  correct: 'difference',
  receive: 'quantity',
  transfer: 'quantity',
}

/** What was counted or is put right, what came without a request, or what goes elsewhere. */
export function StockDialog({ part, deed, onClose }: Props) {
  const { t } = useTranslation('parts')
  const places = useLocations()
  const [place, setPlace] = useState<string | null>(null)
  const [target, setTarget] = useState<string | null>(null)
  const [quantity, setQuantity] = useState('')
  const [cost, setCost] = useState('')
  const [reason, setReason] = useState('')
  const [way, setWay] = useState<'take' | 'add'>('take')
  const form = useSend({
    to: `parts/${part.id}/${deed}/`,
    done: t(`stock.${deed}Done`),
    onDone: onClose,
  })
  const options = (places.data ?? [])
    .filter(each => !each.archived)
    .map(each => ({ value: each.id, label: each.name }))
  const here = place ?? places.data?.find(each => each.is_main)?.id ?? null
  const lies = part.stock.find(each => each.location.id === here)
  const submit = () => {
    const errors: Record<string, string> = {}
    if (!here) errors[deed === 'transfer' ? 'origin' : 'location'] = t('missing')
    if (deed === 'transfer' && !target) errors.target = t('missing')
    if (!quantity.trim()) errors[QUANTITY[deed]] = t('missing')
    if (BECAUSE.includes(deed) && !reason.trim()) errors.reason = t('missing')
    if (deed === 'receive' && !cost.trim()) errors.unit_cost = t('missing')
    if (Object.keys(errors).length > 0) {
      form.setErrors(errors)
      return
    }
    const currency = part.cost?.currency ?? 'PEN'
    if (deed === 'count') form.send({ location: here, counted: quantity, reason })
    else if (deed === 'correct')
      form.send({ location: here, difference: way === 'take' ? `-${quantity}` : quantity, reason })
    else if (deed === 'receive')
      form.send({ location: here, quantity, unit_cost: { amount: cost, currency }, reason })
    else form.send({ origin: here, target, quantity })
  }
  return (
    <FormDialog
      title={t(`stock.${deed}`)}
      action={t(`stock.${deed}`)}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Select
        label={t(deed === 'transfer' ? 'stock.from' : 'location')}
        data={options}
        value={here}
        description={t('stock.there', { quantity: lies?.on_hand ?? '0', unit: part.unit })}
        error={form.errors.location ?? form.errors.origin}
        onChange={setPlace}
      />
      {deed === 'transfer' && (
        <Select
          label={t('stock.to')}
          data={options.filter(each => each.value !== here)}
          value={target}
          error={form.errors.target}
          onChange={setTarget}
        />
      )}
      {deed === 'correct' && (
        <SegmentedControl
          fullWidth
          aria-label={t('stock.way')}
          data={WAYS.map(value => ({ value, label: t(`stock.${value}`) }))}
          value={way}
          onChange={setWay}
        />
      )}
      <TextInput
        label={t(deed === 'count' ? 'stock.counted' : 'quantity')}
        inputMode="decimal"
        data-autofocus
        rightSection={<span>{part.unit}</span>}
        rightSectionWidth={64}
        value={quantity}
        error={form.errors[QUANTITY[deed]]}
        onChange={event => setQuantity(event.currentTarget.value)}
      />
      {deed === 'receive' && (
        <TextInput
          label={t('stock.unitCost')}
          inputMode="decimal"
          value={cost}
          error={form.errors.unit_cost ?? form.errors.amount}
          onChange={event => setCost(event.currentTarget.value)}
        />
      )}
      {deed !== 'transfer' && (
        <TextInput
          label={t('reason')}
          maxLength={300}
          value={reason}
          error={form.errors.reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
