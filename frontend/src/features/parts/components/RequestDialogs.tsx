import { MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCompany } from '@/api/house'
import { FormDialog } from '@/ui/FormDialog'
import { type Named, useFound } from '../data'
import styles from '../parts.module.css'
import type { Offer, RequestDetail } from '../requests'
import { useSend } from './useForm'

interface Props {
  request: RequestDetail
  onClose: () => void
}

/** Whom to ask for a price: by mail, and in their conversation. */
export function AskDialog({ request, onClose }: Props) {
  const { t } = useTranslation('parts')
  const found = useFound<Named>('suppliers/', '')
  const [chosen, setChosen] = useState<string[]>([])
  const form = useSend({
    to: `parts-requests/${request.id}/ask/`,
    done: t('request.asked'),
    onDone: onClose,
  })
  return (
    <FormDialog
      title={t('deed.ask')}
      action={t('deed.ask')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (chosen.length === 0) form.setErrors({ suppliers: t('missing') })
        else form.send({ suppliers: chosen })
      }}
    >
      <p className={styles.dim}>{t('request.askText')}</p>
      <MultiSelect
        label={t('request.suppliers')}
        searchable
        data-autofocus
        data={(found.data ?? []).map(each => ({ value: each.id, label: each.name }))}
        value={chosen}
        error={form.errors.suppliers}
        onChange={setChosen}
      />
    </FormDialog>
  )
}

/** What a supplier said who called or wrote. */
export function AnswerDialog({ request, offer, onClose }: Props & { offer: Offer }) {
  const { t } = useTranslation('parts')
  const before = new Map(offer.prices.map(each => [each.line, each.unit_price?.amount ?? '']))
  const [prices, setPrices] = useState<Record<string, string>>(
    Object.fromEntries(request.lines.map(line => [line.id, before.get(line.id) ?? ''])),
  )
  const currency = useCompany().data?.currency ?? 'PEN'
  const [days, setDays] = useState(offer.days === null ? '' : String(offer.days))
  const [note, setNote] = useState(offer.note)
  const form = useSend({
    to: `parts-requests/${request.id}/answer/`,
    done: t('saved'),
    onDone: onClose,
  })
  const submit = () => {
    if (!/^\d+$/.test(days)) form.setErrors({ days: t('missing') })
    else
      form.send({
        offer: offer.id,
        days: Number(days),
        note,
        prices: request.lines.map(line => ({
          line: line.id,
          unit_price: prices[line.id]?.trim()
            ? { amount: prices[line.id]?.trim(), currency }
            : null,
        })),
      })
  }
  return (
    <FormDialog
      title={t('request.answerOf', { name: offer.supplier.name })}
      action={t('save')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {request.lines.map(line => (
        <TextInput
          key={line.id}
          label={t('request.priceOf', {
            name: line.part.name,
            quantity: line.quantity,
            unit: line.unit,
          })}
          placeholder={t('request.cannot')}
          inputMode="decimal"
          value={prices[line.id] ?? ''}
          onChange={event => {
            const { value } = event.currentTarget
            setPrices(now => ({ ...now, [line.id]: value }))
          }}
        />
      ))}
      {form.errors.prices && (
        <p role="alert" className={styles.warn}>
          {form.errors.prices}
        </p>
      )}
      <TextInput
        label={t('request.days')}
        inputMode="numeric"
        value={days}
        error={form.errors.days}
        onChange={event => setDays(event.currentTarget.value)}
      />
      <TextInput
        label={t('request.note')}
        maxLength={500}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
