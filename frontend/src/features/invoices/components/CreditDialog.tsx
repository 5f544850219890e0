import { SegmentedControl, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { formatMoney, moneyOf } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type CreditNoteDetail, type InvoiceDetail, useWrite } from '../data'
import styles from '../invoices.module.css'
import { Digits } from './LinesEditor'

const REASONS = ['cancelled', 'returned', 'partly_returned', 'discount', 'wrong_tax_id', 'other']
const WAYS = ['all', 'units', 'money'] as const

/** Takes an invoice back: all that is left of it, or so much of each line. */
export function CreditDialog({
  invoice,
  onClose,
}: {
  invoice: InvoiceDetail
  onClose: () => void
}) {
  const { t } = useTranslation('invoices')
  const go = useNavigate()
  const [key, setKey] = useState(newKey)
  const [reason, setReason] = useState('returned')
  const [way, setWay] = useState<string>('all')
  const [taken, setTaken] = useState<Record<string, string>>({})
  const [words, setWords] = useState('')
  const [error, setError] = useState('')
  const currency = invoice.total.currency
  const lines = invoice.lines
    .filter(line => Number(taken[line.id ?? ''] ?? 0) > 0)
    .map(line => {
      const said = taken[line.id ?? ''] ?? ''
      return way === 'units'
        ? { line: line.id, quantity: said }
        : { line: line.id, amount: moneyOf(said, currency) }
    })
  const make = useWrite(() =>
    api.post<CreditNoteDetail>(
      'credit-notes/',
      { invoice: invoice.id, reason, note: words, ...(way !== 'all' && { lines }) },
      key,
    ),
  )
  return (
    <FormDialog
      title={t('do.credit')}
      action={t('note.make')}
      busy={make.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (way !== 'all' && lines.length === 0) {
          setError(t('note.nothing'))
          return
        }
        make.mutate(undefined, {
          onSuccess: made => {
            notify(t('note.made'))
            void go(`/credit-notes/${made.id}`)
          },
          onError: failure => {
            complain(failure)
            if (failure instanceof ApiError && failure.status < 500) setKey(newKey())
          },
        })
      }}
    >
      <Select
        label={t('note.reason')}
        allowDeselect={false}
        data={REASONS.map(value => ({ value, label: t(`note.reasons.${value}`) }))}
        value={reason}
        onChange={value => setReason(value ?? 'other')}
      />
      <SegmentedControl
        aria-label={t('note.how')}
        value={way}
        data={WAYS.map(value => ({ value, label: t(`note.${value}`) }))}
        onChange={value => {
          setWay(value)
          setTaken({})
          setError('')
        }}
      />
      {way !== 'all' &&
        invoice.lines.map(line => (
          <Digits
            key={line.id}
            label={t('note.ofLine', {
              name: line.description,
              most: way === 'units' ? line.quantity : formatMoney(line.total),
            })}
            decimals={way === 'units' ? 4 : 2}
            value={taken[line.id ?? ''] ?? ''}
            onChange={value => setTaken(now => ({ ...now, [line.id ?? '']: value }))}
          />
        ))}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <Textarea
        label={t('note.words')}
        autosize
        minRows={2}
        maxLength={1000}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
