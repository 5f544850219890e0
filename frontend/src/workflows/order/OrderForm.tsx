import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import styles from '../forms.module.css'
import type { FormProps } from '../workflow'
import { bodyOf, EMPTY, useKinds, useMachinesOf, type Values, wrongIn } from './data'

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

/** Work for the one we talk with: what, at which machine or place, and when somebody may come. */
export default function OrderForm({ conversation, onDone, onCancel }: FormProps) {
  const { t } = useTranslation('workflows/order')
  const [key, setKey] = useState(newKey)
  const [values, setValues] = useState(EMPTY)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const machines = useMachinesOf(conversation)
  const kinds = useKinds()
  const chosen = machines.find(each => each.id === values.machine)
  const change = (next: Partial<Values>) => {
    setValues(now => ({ ...now, ...next }))
    setErrors({})
    setFailure('')
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = Object.entries(wrongIn(values, Boolean(chosen?.place)))
    if (wrong.length > 0) {
      setErrors(Object.fromEntries(wrong.map(([name, word]) => [name, t(word)])))
      return
    }
    setBusy(true)
    try {
      await api.post(`conversations/${conversation}/actions/order/`, bodyOf(values), key)
      onDone()
    } catch (error) {
      const told = fieldErrors(error)
      setErrors({
        ...told,
        from: told.wanted_from_at ?? '',
        until: told.wanted_until_at ?? '',
      })
      setFailure(errorText(error as ApiError))
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={styles.form} onSubmit={event => void submit(event)} noValidate>
      <TextInput
        label={t('title')}
        placeholder={t('titleHint')}
        maxLength={120}
        autoFocus
        data-autofocus
        value={values.title}
        error={errors.title}
        onChange={event => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('symptom')}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={6}
        value={values.symptom}
        error={errors.symptom}
        onChange={event => change({ symptom: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <Select
          label={t('machine')}
          placeholder={t('noMachine')}
          data={machines.map(each => ({
            value: each.id,
            label: [each.name, each.serial].filter(Boolean).join(' · '),
          }))}
          clearable
          searchable
          value={values.machine || null}
          error={errors.machine}
          onChange={machine => change({ machine: machine ?? '' })}
        />
        <TextInput
          label={t('place')}
          placeholder={chosen?.place}
          maxLength={200}
          value={values.place}
          error={errors.place}
          onChange={event => change({ place: event.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={t('kind')}
          data={kinds.map(each => ({ value: each.id, label: each.name }))}
          clearable
          value={values.kind || null}
          error={errors.kind}
          onChange={kind => change({ kind: kind ?? '' })}
        />
        <Select
          label={t('priority')}
          data={PRIORITIES.map(value => ({ value, label: t(`priorities.${value}`) }))}
          allowDeselect={false}
          value={values.priority}
          error={errors.priority}
          onChange={priority => change({ priority: priority ?? 'normal' })}
        />
        {chosen && (
          <NumberInput
            label={t('hours')}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            hideControls
            suffix=" h"
            value={values.hour_meter}
            error={errors.hour_meter}
            onValueChange={({ value }) => change({ hour_meter: value })}
          />
        )}
      </div>
      <div className={styles.pair}>
        {(['from', 'until'] as const).map(name => (
          <TextInput
            key={name}
            type="datetime-local"
            label={t(name)}
            value={values[name]}
            error={errors[name]}
            onChange={event => change({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      {failure && (
        <p className={styles.error} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
