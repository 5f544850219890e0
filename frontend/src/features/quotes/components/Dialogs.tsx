import { Checkbox, Modal, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain, complainIn } from '@/api/complain'
import { CopyField } from '@/ui/CopyField'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import pages from '@/ui/page.module.css'
import { type QuoteDetail, useDeed, useLink } from '../data'

interface Props {
  quote: QuoteDetail
  onClose: () => void
}

/** Sends a draft: numbered and frozen from then on. */
export function SendDialog({ quote, onClose }: Props) {
  const { t } = useTranslation('quotes')
  const send = useDeed(quote.id)
  const [key, setKey] = useState(newKey)
  const [tell, setTell] = useState(true)
  return (
    <FormDialog
      title={t('page.send')}
      action={t('page.send')}
      busy={send.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        send.mutate(
          { deed: 'send', body: { tell }, key },
          {
            onSuccess: () => {
              notify(t('page.sent'))
              onClose()
            },
            onError: error => {
              setKey(newKey())
              complain(error)
            },
          },
        )
      }}
    >
      <p className={pages.words}>{t('page.sendText')}</p>
      <Checkbox
        label={t('page.sendTell')}
        checked={tell}
        onChange={event => setTell(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}

/** Writes down that the customer agreed, and how one knows. */
export function AcceptDialog({ quote, onClose }: Props) {
  const { t } = useTranslation('quotes')
  const accept = useDeed(quote.id)
  const [key, setKey] = useState(newKey)
  const form = useForm({
    initialValues: { name: quote.customer.name, document: '', evidence: '' },
    validate: {
      name: value => (value.trim() ? null : t('accept.missing')),
      evidence: value => (value.trim() ? null : t('accept.missing')),
    },
  })
  const submit = (values: typeof form.values) =>
    accept.mutate(
      { deed: 'accept', body: { ...values, revision: quote.revision }, key },
      {
        onSuccess: onClose,
        onError: error => {
          setKey(newKey())
          complainIn(form)(error)
        },
      },
    )
  return (
    <FormDialog
      title={t('accept.title')}
      action={t('accept.submit')}
      busy={accept.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
    >
      <TextInput label={t('accept.name')} maxLength={120} {...form.getInputProps('name')} />
      <TextInput label={t('accept.document')} maxLength={40} {...form.getInputProps('document')} />
      <Textarea
        label={t('accept.evidence')}
        description={t('accept.evidenceHint')}
        autosize
        minRows={2}
        maxLength={1000}
        data-autofocus
        {...form.getInputProps('evidence')}
      />
    </FormDialog>
  )
}

/** Asks why before it is refused or taken back. */
export function ReasonDialog({ quote, deed, onClose }: Props & { deed: 'reject' | 'cancel' }) {
  const { t } = useTranslation('quotes')
  const act = useDeed(quote.id)
  const [key, setKey] = useState(newKey)
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={t(`reason.${deed}`)}
      action={t(deed === 'reject' ? 'reason.submitReject' : 'reason.submitCancel')}
      danger
      busy={act.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        act.mutate(
          { deed, body: { reason }, key },
          {
            onSuccess: onClose,
            onError: error => {
              setKey(newKey())
              complain(error)
            },
          },
        )
      }}
    >
      <Textarea
        label={t('reason.text')}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** A new link, shown this once. */
export function LinkDialog({ quote, onClose }: Props) {
  const { t } = useTranslation('quotes')
  const { mutate, data } = useLink(quote.id)
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    mutate(undefined, { onError: complain })
  }, [mutate])
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('page.linkTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <CopyField
        label={t('page.linkTitle')}
        description={t('page.linkHint')}
        value={data?.link ?? ''}
      />
    </Modal>
  )
}
