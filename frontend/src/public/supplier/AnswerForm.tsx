import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { symbolOf } from '@/lib/format'
import { type Asked, priceOf } from './data'
import styles from './supplier.module.css'
import { useAct } from './useAct'

interface Props {
  token: string
  asked: Asked
  onDone: () => void
}

/** A price for each line, or that there is none; days until delivery. */
export function AnswerForm({ token, asked, onDone }: Props) {
  const { t } = useTranslation('public/supplier')
  const [prices, setPrices] = useState<Record<string, string>>(
    Object.fromEntries(asked.lines.map(line => [line.id, line.price?.amount ?? ''])),
  )
  const [none, setNone] = useState<Record<string, boolean>>(
    Object.fromEntries(asked.lines.map(line => [line.id, line.supplied === false])),
  )
  const [days, setDays] = useState(asked.days === null ? '' : String(asked.days))
  const [note, setNote] = useState(asked.note)
  const act = useAct(token, 'answer', onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const errors: Record<string, string> = {}
    for (const line of asked.lines) {
      const typed = (prices[line.id] ?? '').trim().replace(',', '.')
      if (!none[line.id] && !/^\d+(\.\d{1,2})?$/.test(typed)) errors[line.id] = t('priceMissing')
    }
    if (asked.lines.every(line => none[line.id])) errors.prices = t('allNone')
    if (!/^\d{1,3}$/.test(days.trim())) errors.days = t('daysMissing')
    if (Object.keys(errors).length > 0) {
      act.setErrors(errors)
      return
    }
    act.go({
      days: Number(days),
      note,
      prices: asked.lines.map(line => ({
        line: line.id,
        unit_price: none[line.id] ? null : priceOf(prices[line.id] ?? '', asked.currency),
      })),
    })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t('answer')}>
      {asked.lines.map(line => (
        <fieldset key={line.id} className={styles.line}>
          <legend>
            <strong>{line.name}</strong>
            <span>
              {[`${line.quantity} ${line.unit}`, line.code, line.maker].filter(Boolean).join(' · ')}
            </span>
          </legend>
          <TextInput
            label={t('price')}
            size="md"
            inputMode="decimal"
            leftSection={symbolOf(asked.currency)}
            disabled={none[line.id]}
            value={none[line.id] ? '' : prices[line.id]}
            error={act.errors[line.id]}
            onChange={event => {
              const { value } = event.currentTarget
              setPrices(now => ({ ...now, [line.id]: value }))
            }}
          />
          <Checkbox
            label={t('noneOfIt')}
            checked={none[line.id]}
            onChange={event => {
              const { checked } = event.currentTarget
              setNone(now => ({ ...now, [line.id]: checked }))
            }}
          />
        </fieldset>
      ))}
      <TextInput
        label={t('days')}
        size="md"
        inputMode="numeric"
        maxLength={3}
        value={days}
        error={act.errors.days}
        onChange={event => setDays(event.currentTarget.value)}
      />
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        error={act.errors.note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      {(act.failure || act.errors.prices) && (
        <p className={styles.error} role="alert">
          {act.failure || act.errors.prices}
        </p>
      )}
      <Button type="submit" size="md" fullWidth loading={act.busy}>
        {t('answer')}
      </Button>
    </form>
  )
}
