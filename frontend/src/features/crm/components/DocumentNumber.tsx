import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { CopyAction } from '@/ui/CopyAction'
import { FormDialog } from '@/ui/FormDialog'
import styles from '@/ui/page.module.css'
import { type Customer, useReveal } from '../data'
import ownStyles from './list.module.css'

/** A document as it is listed, and the way to see it whole: somebody will know who has looked. */
export function DocumentNumber({ customer }: { customer: Customer }) {
  const { t } = useTranslation('crm')
  const [asking, setAsking] = useState(false)
  const [whole, setWhole] = useState('')
  if (!customer.document_number) return '—'
  if (whole)
    return (
      <span className={ownStyles.number}>
        {whole} <CopyAction value={whole} />
      </span>
    )
  return (
    <span className={ownStyles.number}>
      {customer.document_number}
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        {t('reveal.do')}
      </Button>
      {asking && (
        <RevealDialog customer={customer} onClose={() => setAsking(false)} onShown={setWhole} />
      )}
    </span>
  )
}

interface Props {
  customer: Customer
  onClose: () => void
  onShown: (number: string) => void
}

function RevealDialog({ customer, onClose, onShown }: Props) {
  const { t } = useTranslation('crm')
  const [reason, setReason] = useState('')
  const reveal = useReveal(customer.id)
  return (
    <FormDialog
      title={t('reveal.title', { name: customer.name })}
      action={t('reveal.do')}
      busy={reveal.isPending}
      onSubmit={event => {
        event.preventDefault()
        reveal.mutate(reason, {
          onSuccess: ({ document_number }) => {
            onShown(document_number)
            onClose()
          },
          onError: complain,
        })
      }}
      onClose={onClose}
    >
      <p className={styles.words}>{t('reveal.text')}</p>
      <TextInput
        data-autofocus
        label={t('reveal.reason')}
        maxLength={200}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
