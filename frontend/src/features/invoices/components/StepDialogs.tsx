import { Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { CopyField } from '@/ui/CopyField'
import { FormDialog } from '@/ui/FormDialog'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { type InvoiceDetail, step, useSeries, useWrite } from '../data'

interface Props {
  invoice: InvoiceDetail
  onClose: () => void
}

/** By which series, and whether the customer is told at once. */
export function IssueDialog({ invoice, onClose }: Props) {
  const { t } = useTranslation('invoices')
  const all = useSeries().data ?? []
  const usable = all.filter(each => each.kind === invoice.kind && !each.archived_at)
  const [series, setSeries] = useState<string | null>(null)
  const [tell, setTell] = useState(invoice.conversation !== null)
  const issue = useWrite(() => step(invoice.id, 'issue', { series, tell }))
  return (
    <FormDialog
      title={t('do.issue')}
      action={t('do.issue')}
      busy={issue.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        issue.mutate(undefined, {
          onSuccess: made => {
            notify(t('do.issued', { label: made.label }))
            onClose()
          },
          onError: complain,
        })
      }}
    >
      <p>{t('do.issueText')}</p>
      {usable.length > 1 && (
        <Select
          label={t('series.code')}
          data={usable.map(each => ({ value: each.id, label: each.next_label }))}
          value={series ?? usable.find(each => each.is_default)?.id ?? null}
          allowDeselect={false}
          onChange={setSeries}
        />
      )}
      {invoice.conversation && (
        <Checkbox
          label={t('do.issueTell')}
          checked={tell}
          onChange={event => setTell(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  )
}

/** Asks for a reason, or nothing but to be sure. */
export function WordDialog({
  title,
  text,
  action,
  label,
  most,
  danger = true,
  busy,
  onWord,
  onClose,
}: {
  title: string
  text: string
  action: string
  label?: string
  most?: number
  danger?: boolean
  busy: boolean
  onWord: (word: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('invoices')
  const [word, setWord] = useState('')
  const [error, setError] = useState('')
  return (
    <FormDialog
      title={title}
      action={action}
      danger={danger}
      busy={busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (label && !word.trim()) setError(t('form.needed'))
        else onWord(word.trim())
      }}
    >
      <p>{text}</p>
      {label && (
        <TextInput
          label={label}
          data-autofocus
          maxLength={most}
          value={word}
          error={error}
          onChange={event => {
            setWord(event.currentTarget.value)
            setError('')
          }}
        />
      )}
    </FormDialog>
  )
}

/** By mail, to the customer's own address where no other is written. */
export function SendDialog({ invoice, onClose }: Props) {
  const { t } = useTranslation('invoices')
  const [to, setTo] = useState('')
  const [key] = useState(newKey)
  const send = useWrite(() => api.post(`invoices/${invoice.id}/send/`, to ? { to } : {}, key))
  return (
    <FormDialog
      title={t('do.send')}
      action={t('do.send')}
      busy={send.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        send.mutate(undefined, {
          onSuccess: () => {
            notify(t('do.sent'))
            onClose()
          },
          onError: complain,
        })
      }}
    >
      <TextInput
        type="email"
        label={t('do.sendTo')}
        placeholder={invoice.customer.name}
        description={!to && invoice.email_bounced ? t('do.bounced') : undefined}
        data-autofocus
        value={to}
        onChange={event => setTo(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export function LinkDialog({ invoice, onClose }: Props) {
  const { t } = useTranslation('invoices')
  const made = useQuery({
    queryKey: ['invoice-pay-link', invoice.id],
    queryFn: () => api.post<{ url: string }>(`invoices/${invoice.id}/pay-link/`),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('do.payLink')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Loading of={made} rows={1}>
        {() => (
          <CopyField
            label={t('do.payLink')}
            description={t('do.payLinkText')}
            value={made.data?.url ?? ''}
          />
        )}
      </Loading>
    </Modal>
  )
}
