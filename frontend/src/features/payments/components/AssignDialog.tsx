import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { PersonRef } from '@/api/types'
import { formatMoney } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import type { BankLine } from '../bank'
import { useDeed } from '../data'
import { ChooseCustomer } from './Choose'

/** Whose money a line of the bank is; it becomes a payment that pays what is oldest due. */
export function AssignDialog({ line, onClose }: { line: BankLine; onClose: () => void }) {
  const { t } = useTranslation('payments')
  const [customer, setCustomer] = useState<PersonRef | null>(null)
  const [error, setError] = useState('')
  const deed = useDeed()

  function save(event: FormEvent) {
    event.preventDefault()
    if (!customer) return setError(t('needed'))
    deed.mutate(
      { path: `bank-lines/${line.id}/assign/`, body: { customer: customer.id } },
      {
        onSuccess: () => {
          notify(t('recorded', { amount: formatMoney(line.amount) }))
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
      <p>{t('assignText')}</p>
      <ChooseCustomer value={customer} error={error} onChange={setCustomer} />
    </FormDialog>
  )
}
