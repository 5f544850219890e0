import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import styles from '../parts.module.css'
import type { Deed, RequestDetail } from '../requests'
import { useSend } from './useForm'

interface Props {
  request: RequestDetail
  onClose: () => void
}

/** It will be delivered, or it is on its way. */
export function DeliveryDialog({ request, deed, onClose }: Props & { deed: 'confirm' | 'ship' }) {
  const { t } = useTranslation('parts')
  const [values, setValues] = useState({
    carrier: request.carrier,
    tracking: request.tracking,
    eta_on: request.eta_on ?? '',
  })
  const form = useSend({
    to: `parts-requests/${request.id}/${deed}/`,
    done: t('saved'),
    onDone: onClose,
  })
  const set = (next: Partial<typeof values>) => setValues(now => ({ ...now, ...next }))
  const submit = () => {
    const { eta_on } = values
    if (deed === 'confirm') form.send({ eta_on: eta_on || null })
    else if (!eta_on) form.setErrors({ eta_on: t('missing') })
    else form.send(values)
  }
  return (
    <FormDialog
      title={t(`deed.${deed}`)}
      action={t('save')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {deed === 'ship' && (
        <>
          <TextInput
            label={t('request.carrier')}
            maxLength={80}
            data-autofocus
            value={values.carrier}
            error={form.errors.carrier}
            onChange={event => set({ carrier: event.currentTarget.value })}
          />
          <TextInput
            label={t('request.tracking')}
            maxLength={80}
            value={values.tracking}
            error={form.errors.tracking}
            onChange={event => set({ tracking: event.currentTarget.value })}
          />
        </>
      )}
      <TextInput
        type="date"
        label={t('request.eta')}
        value={values.eta_on}
        error={form.errors.eta_on}
        onChange={event => set({ eta_on: event.currentTarget.value })}
      />
    </FormDialog>
  )
}

/** What came: all that is missing, unless said otherwise. */
export function ReceiveDialog({ request, onClose }: Props) {
  const { t } = useTranslation('parts')
  const open = request.lines.filter(line => line.missing !== '0')
  const [came, setCame] = useState<Record<string, string>>(
    Object.fromEntries(open.map(line => [line.id, line.missing])),
  )
  const form = useSend({
    to: `parts-requests/${request.id}/receive/`,
    done: t('request.received'),
    onDone: onClose,
  })
  const submit = () => {
    const lines = open
      .filter(line => came[line.id]?.trim() && came[line.id]?.trim() !== '0')
      .map(line => ({ line: line.id, quantity: came[line.id] }))
    if (lines.length === 0) form.setErrors({ nothing: t('request.nothingCame') })
    else form.send({ lines, version: request.version })
  }
  return (
    <FormDialog
      title={t('deed.receive')}
      action={t('deed.receive')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <p className={styles.dim}>{t('request.receiveText', { place: request.location.name })}</p>
      {open.map(line => (
        <TextInput
          key={line.id}
          label={line.part.name}
          description={t('request.missing', { quantity: line.missing, unit: line.unit })}
          inputMode="decimal"
          value={came[line.id] ?? ''}
          error={
            form.errors.line === line.id
              ? t('request.tooMuch', { quantity: form.errors.most })
              : undefined
          }
          onChange={event => {
            const { value } = event.currentTarget
            setCame(now => ({ ...now, [line.id]: value }))
          }}
        />
      ))}
      {form.errors.nothing && (
        <p role="alert" className={styles.warn}>
          {form.errors.nothing}
        </p>
      )}
    </FormDialog>
  )
}

/** Asks why before it comes to nothing. */
export function EndDialog({ request, deed, onClose }: Props & { deed: Deed }) {
  const { t } = useTranslation('parts')
  const [reason, setReason] = useState('')
  const form = useSend({
    to: `parts-requests/${request.id}/${deed}/`,
    done: t('saved'),
    onDone: onClose,
  })
  return (
    <FormDialog
      title={t(`deed.${deed}`)}
      action={t(`deed.${deed}`)}
      danger
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (!reason.trim()) form.setErrors({ reason: t('missing') })
        else form.send({ reason })
      }}
    >
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        value={reason}
        error={form.errors.reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
