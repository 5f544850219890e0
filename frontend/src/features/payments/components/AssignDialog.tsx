import { SegmentedControl, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { PersonRef } from '@/api/types'
import { formatDate, formatMoney } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type BankLine, useAlike } from '../bank'
import { type Payment, useDeed } from '../data'
import { ChooseCustomer } from './Choose'

const WAYS = ['payment', 'customer'] as const

/** What a line of the bank is: a payment somebody told of, or a customer's money nobody has. */
export function AssignDialog({ line, onClose }: { line: BankLine; onClose: () => void }) {
  const { t } = useTranslation('payments')
  const alike = useAlike(line)
  const [asked, setAsked] = useState<string | null>(null)
  const [payment, setPayment] = useState<string | null>(null)
  const [customer, setCustomer] = useState<PersonRef | null>(null)
  const [error, setError] = useState('')
  const deed = useDeed()
  const found = alike.data ?? []
  const way = asked ?? (found.length > 0 ? 'payment' : 'customer')
  const chosen = way === 'payment' ? payment : customer?.id

  function save(event: FormEvent) {
    event.preventDefault()
    if (!chosen) return setError(t('needed'))
    deed.mutate(
      { path: `bank-lines/${line.id}/assign/`, body: { [way]: chosen } },
      {
        onSuccess: () => {
          notify(
            t(way === 'payment' ? 'matchedLine' : 'recorded', { amount: formatMoney(line.amount) }),
          )
          onClose()
        },
        onError: complain,
      },
    )
  }

  return (
    <FormDialog
      title={t('assignTitle', { amount: formatMoney(line.amount) })}
      action={t('step.assign')}
      busy={deed.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('assignWay')}
        data={WAYS.map(value => ({ value, label: t(`assign.${value}`) }))}
        value={way}
        onChange={next => {
          setAsked(next)
          setError('')
        }}
      />
      <p>{t(`assign.${way}Text`)}</p>
      {way === 'payment' ? (
        <Select
          label={t('assign.which')}
          placeholder={t('assign.whichHint')}
          searchable
          data={found.map(row => ({ value: row.id, label: nameOf(row, t) }))}
          nothingFoundMessage={t('assign.none')}
          value={payment}
          error={error}
          onChange={id => {
            setPayment(id)
            setError('')
          }}
        />
      ) : (
        <ChooseCustomer
          value={customer}
          error={error}
          onChange={who => {
            setCustomer(who)
            setError('')
          }}
        />
      )}
    </FormDialog>
  )
}

function nameOf(row: Payment, t: (key: string) => string): string {
  return [
    row.customer.name,
    t(`method.${row.method}`),
    row.operation_number,
    formatDate(`${row.paid_on}T12:00:00Z`),
    t(`state.${row.state}`),
  ]
    .filter(Boolean)
    .join(' · ')
}
