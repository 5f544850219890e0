import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import pages from '@/ui/page.module.css'
import { type Contact, type Supplier, useSaying } from '../data'
import { ThreadSelect } from './ThreadSelect'

interface Props {
  supplier?: Supplier
  onClose: () => void
  onDone?: (supplier: Supplier) => void
}

type Values = Record<string, string>

function useForm(to: string, patch: boolean, initial: Values, onDone: (made: Supplier) => void) {
  const { t } = useTranslation('suppliers')
  const saying = useSaying()
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Values>({})
  const send = (body: Record<string, unknown>) => {
    if (!values.name?.trim()) {
      setErrors({ name: t('missing') })
      return
    }
    saying.mutate(
      { to, body, patch },
      {
        onSuccess: made => {
          notify(t('saved'))
          onDone(made)
        },
        onError: error => {
          const fields = fieldErrors(error)
          setErrors(fields)
          if (Object.keys(fields).length === 0 || 'conversation' in fields) complain(error)
        },
      },
    )
  }
  const field = (name: string) => ({
    label: t(`field.${name}`),
    value: values[name] ?? '',
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setValues(now => ({ ...now, [name]: value }))
    },
  })
  const choice = (name: string) => ({
    value: values[name] ?? '',
    error: errors[name],
    onChange: (value: string) => setValues(now => ({ ...now, [name]: value })),
  })
  return { values, field, choice, send, busy: saying.isPending }
}

/** A new supplier, or what is different about one. */
export function SupplierDialog({ supplier, onClose, onDone }: Props) {
  const { t } = useTranslation('suppliers')
  const initial = {
    name: supplier?.name ?? '',
    document: supplier?.document ?? '',
    terms: supplier?.terms ?? '',
    lead_days: String(supplier?.lead_days ?? 7),
    note: supplier?.note ?? '',
  }
  const to = supplier ? `suppliers/${supplier.id}/` : 'suppliers/'
  const form = useForm(to, Boolean(supplier), initial, made => {
    onDone?.(made)
    onClose()
  })
  return (
    <FormDialog
      title={supplier ? t('edit') : t('new')}
      action={t('save')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        const { lead_days, ...rest } = form.values
        form.send({
          ...rest,
          lead_days: Number(lead_days),
          ...(supplier && { version: supplier.version }),
        })
      }}
    >
      <TextInput maxLength={120} data-autofocus {...form.field('name')} />
      <div className={pages.pair}>
        <TextInput maxLength={30} {...form.field('document')} />
        <TextInput inputMode="numeric" maxLength={3} {...form.field('lead_days')} />
      </div>
      <TextInput maxLength={300} {...form.field('terms')} />
      <Textarea autosize minRows={2} maxLength={1000} {...form.field('note')} />
    </FormDialog>
  )
}

interface ContactProps {
  supplier: Supplier
  contact: Contact | null
  onClose: () => void
}

/** Somebody at a supplier's; their conversation makes them one there too. */
export function ContactDialog({ supplier, contact, onClose }: ContactProps) {
  const { t } = useTranslation('suppliers')
  const initial = {
    name: contact?.name ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    conversation: contact?.conversation ?? '',
  }
  const path = `suppliers/${supplier.id}/contacts/`
  const to = contact ? `${path}${contact.id}/` : path
  const form = useForm(to, contact !== null, initial, onClose)
  return (
    <FormDialog
      title={contact ? t('edit') : t('newContact')}
      action={t('save')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        const { conversation, ...rest } = form.values
        const thread = conversation || null
        const isOther = thread !== (contact?.conversation ?? null)
        form.send({ ...rest, ...(isOther && { conversation: thread }) })
      }}
    >
      <TextInput maxLength={120} data-autofocus {...form.field('name')} />
      <TextInput type="tel" maxLength={30} {...form.field('phone')} />
      <TextInput type="email" maxLength={254} {...form.field('email')} />
      <ThreadSelect {...form.choice('conversation')} />
    </FormDialog>
  )
}
