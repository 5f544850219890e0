import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { IconPlus } from '@/ui/icons'
import styles from '../forms.module.css'
import type { FormProps } from '../workflow'
import { blank, bodyOfLine, type Line, lineOf, useCustomerOf, useTaxes } from './draft'
import { ItemSearch } from './ItemSearch'
import { Lines, Total } from './Lines'
import own from './quote.module.css'

const EMPTY = { title: '', valid_until: '', note: '', send: true }

/** A quote of the one we talk with: lines from the catalogue or by hand, sent at once if wanted. */
export default function QuoteForm({ conversation, onDone, onCancel }: FormProps) {
  const { t } = useTranslation('workflows/quote')
  const [key, setKey] = useState(newKey)
  const [values, setValues] = useState(EMPTY)
  const [lines, setLines] = useState<Line[]>([])
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const customer = useCustomerOf(conversation)
  const [usual] = useTaxes()
  const change = (next: Partial<typeof EMPTY>) => {
    setValues(now => ({ ...now, ...next }))
    setErrors({})
    setFailure('')
  }
  const put = (next: Line[]) => {
    setLines(next)
    setErrors({})
    setFailure('')
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const whole = lines.filter(line => line.description.trim() && Number(line.quantity) > 0)
    if (whole.length === 0 || whole.length < lines.length) {
      setErrors({ lines: t('linesMissing') })
      return
    }
    setBusy(true)
    try {
      await api.post(`conversations/${conversation}/actions/quote/`, bodyOf(values, whole), key)
      onDone()
    } catch (error) {
      setErrors(fieldErrors(error))
      setFailure(errorText(error as ApiError))
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={styles.form} onSubmit={event => void submit(event)} noValidate>
      <div className={own.adding}>
        <ItemSearch customer={customer} onPick={item => put([...lines, lineOf(item)])} />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          // A line whose tax nobody knows yet would be offered without any.
          disabled={!usual}
          onClick={() => usual && put([...lines, blank(usual)])}
        >
          {t('quick')}
        </Button>
      </div>
      <Lines lines={lines} onChange={put} />
      {errors.lines && (
        <p className={styles.error} role="alert">
          {errors.lines}
        </p>
      )}
      <Total lines={lines} />
      <div className={styles.pair}>
        <TextInput
          label={t('title')}
          placeholder={t('titleHint')}
          maxLength={120}
          value={values.title}
          error={errors.title}
          onChange={event => change({ title: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('until')}
          value={values.valid_until}
          error={errors.valid_until}
          onChange={event => change({ valid_until: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('note')}
        maxLength={1000}
        value={values.note}
        error={errors.note}
        onChange={event => change({ note: event.currentTarget.value })}
      />
      <Checkbox
        label={t('send')}
        checked={values.send}
        onChange={event => change({ send: event.currentTarget.checked })}
      />
      {failure && !errors.lines && (
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

function bodyOf(values: typeof EMPTY, lines: Line[]): Record<string, unknown> {
  return {
    title: values.title.trim(),
    note: values.note,
    send: values.send,
    lines: lines.map(bodyOfLine),
    ...(values.valid_until && { valid_until: values.valid_until }),
  }
}
