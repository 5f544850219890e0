import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { ApiError } from '@/api/errors'
import type { Conversation, Money, Page } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { formatDate, formatMoney } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { Loading } from '@/ui/Loading'
import styles from '../forms.module.css'
import type { FormProps } from '../workflow'

interface Open {
  id: string
  label: string
  balance: Money
  due_on: string
  overdue: boolean
}

/** Asks the customer for some of what they owe, or all of it. */
export default function ChargeForm({ conversation, onDone, onCancel }: FormProps) {
  const { t } = useTranslation('workflows/charge')
  const [key, setKey] = useState(newKey)
  const [left, setLeft] = useState<string[]>([])
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const open = useQuery({
    queryKey: ['charge-open', conversation],
    queryFn: async () => {
      const talk = await api.get<Conversation>(`conversations/${conversation}/`)
      const customer = talk.customer?.id
      if (!customer) return []
      const query = { customer, state: ['open', 'partial'], limit: 10 }
      return (await api.get<Page<Open>>('invoices/', query)).results
    },
  })
  const rows = open.data ?? []
  const chosen = rows.filter(row => !left.includes(row.id))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure('')
    try {
      const body = { invoices: chosen.map(row => row.id), ...(note.trim() && { note }) }
      await api.post(`conversations/${conversation}/actions/charge/`, body, key)
      onDone()
    } catch (error) {
      setFailure(errorText(error as ApiError))
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={styles.form} onSubmit={event => void submit(event)} noValidate>
      <Loading of={open} rows={2}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t('nothing')} />
          ) : (
            <>
              {rows.map(row => (
                <Checkbox
                  key={row.id}
                  label={`${row.label} · ${formatMoney(row.balance)} · ${t(
                    row.overdue ? 'overdue' : 'due',
                    { day: formatDate(`${row.due_on}T12:00:00`) },
                  )}`}
                  checked={!left.includes(row.id)}
                  onChange={event => {
                    const on = event.currentTarget.checked
                    setLeft(now => (on ? now.filter(id => id !== row.id) : [...now, row.id]))
                  }}
                />
              ))}
              <TextInput
                label={t('note')}
                maxLength={300}
                value={note}
                onChange={event => setNote(event.currentTarget.value)}
              />
            </>
          )
        }
      </Loading>
      {failure && (
        <p className={styles.error} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={chosen.length === 0}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
