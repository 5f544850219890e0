import { MultiSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { type OrderDetail, useOrderDeed } from '@/api/orders'
import { formatMinutes } from '@/lib/localTime'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { useKinds, useTechnicians } from '../data'
import styles from '../orders.module.css'
import { type Refusal, refusalOf } from '../refused'
import { bodyOf, lackingIn, type Slot, slotOf } from '../slot'
import { spanText } from '../spans'
import { Refused } from './Refused'

const FEW = 120
const LONGEST = 14 * 24 * 60

interface Props {
  order: OrderDetail
  step: 'schedule' | 'assign'
  onClose: () => void
}

/** When somebody goes, and who; a refusal says who cannot and why. */
export function SlotDialog({ order, step, onClose }: Props) {
  const { t } = useTranslation('orders')
  const act = useOrderDeed(order.id)
  const people = useTechnicians()
  const usual = useKinds().data?.find(({ id }) => id === order.kind.id)?.minutes ?? FEW
  const [slot, setSlot] = useState<Slot>(() => slotOf(order, Date.now()))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [refused, setRefused] = useState<Refusal | null>(null)
  const minutes = slot.minutes ?? usual
  const change = (part: Partial<Slot>) => {
    setSlot(now => ({ ...now, ...part }))
    // Another time or person is another question.
    if (!('overruled' in part)) setRefused(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacking = lackingIn(slot, minutes, step, refused?.doubtful ?? false)
    setErrors(Object.fromEntries(Object.entries(lacking).map(([field, key]) => [field, t(key)])))
    if (Object.keys(lacking).length > 0) return
    act.mutate(
      { step, body: bodyOf(order, step, slot, minutes) },
      {
        onSuccess: () => {
          notify(t(step === 'assign' ? 'slot.assigned' : 'slot.scheduled'))
          onClose()
        },
        onError: error => {
          const refusal = refusalOf(error)
          const fields = fieldErrors(error, 'orders:field')
          setRefused(refusal)
          if (refusal) return
          setErrors(fields)
          if (!fields.ends_at && !fields.starts_at && !fields.technicians) complain(error)
        },
      },
    )
  }
  return (
    <FormDialog
      title={t(`step.${step}`)}
      action={t(refused?.doubtful ? 'slot.inSpite' : `step.${step}`)}
      busy={act.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {step === 'assign' && (
        <MultiSelect
          label={t('slot.who')}
          searchable
          data-autofocus
          data={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          nothingFoundMessage={t('slot.nobodyCalled')}
          value={slot.technicians}
          error={errors.technicians}
          onChange={technicians => change({ technicians })}
        />
      )}
      <TextInput
        type="datetime-local"
        label={t('slot.start')}
        value={slot.starts}
        error={errors.starts_at}
        onChange={event => change({ starts: event.currentTarget.value })}
      />
      <NumberInput
        label={t('slot.minutes')}
        description={formatMinutes(minutes)}
        min={5}
        max={LONGEST}
        step={15}
        allowDecimal={false}
        allowNegative={false}
        value={minutes}
        error={errors.ends_at}
        onChange={value => change({ minutes: Number(value) || 0 })}
      />
      {refused && (
        <Refused
          refusal={refused}
          name={people.data?.find(({ id }) => id === refused.technician)?.name ?? ''}
        />
      )}
      {refused?.doubtful && (
        <Textarea
          label={t('slot.why')}
          description={t('slot.whyHint')}
          autosize
          minRows={2}
          maxLength={300}
          value={slot.overruled}
          error={errors.overruled}
          onChange={event => change({ overruled: event.currentTarget.value })}
        />
      )}
      {order.wanted_from_at && (
        <p className={styles.words}>
          {t('wanted')}: {spanText(order.wanted_from_at, order.wanted_until_at)}
        </p>
      )}
    </FormDialog>
  )
}
