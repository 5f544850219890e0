import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Channel, useRenewSecrets } from '../data'
import { Answer } from '../setup/Answer'
import { Credential } from '../setup/FieldsStep'
import { MADE, madeUp, rememberToken, tidy } from '../setup/fields'
import { useWrong } from '../setup/useWrong'

interface Props {
  channel: Channel
  /** The one secret to replace; the others stay as they are. */
  field: string
  onClose: () => void
}

/** Replaces one secret: the provider is asked with it before the old one is let go. */
export function RenewDialog({ channel, field, onClose }: Props) {
  const { t } = useTranslation('channels')
  const renew = useRenewSecrets(channel.id)
  const wrongOf = useWrong()
  const [typed, setTyped] = useState(() => (MADE.has(field) ? madeUp() : ''))
  const [pressed, setPressed] = useState(false)
  const wrong = fieldErrors(renew.error)[field] ?? wrongOf(field, typed, pressed)

  function submit(untested: boolean): void {
    setPressed(true)
    if (wrongOf(field, typed, true)) return
    const credentials = { [field]: tidy(field, typed) }
    renew.mutate(
      { credentials, untested },
      {
        onSuccess: ({ ok }) => {
          if (!ok && !untested) return
          if (field === 'verify_token') rememberToken(channel.id, credentials[field] ?? '')
          notify(t('renew.done', { field: t(`field.${field}`) }))
          onClose()
        },
        onError: error => {
          if (Object.keys(fieldErrors(error)).length === 0) complain(error)
        },
      },
    )
  }

  return (
    <FormDialog
      title={t('renew.title', { field: t(`field.${field}`) })}
      action={t('renew.save')}
      busy={renew.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        submit(false)
      }}
    >
      <p>{t([`renew.how.${channel.kind}.${field}`, 'renew.how.any'])}</p>
      <Credential
        field={field}
        value={typed}
        error={wrong}
        onType={value => {
          renew.reset()
          setTyped(value)
        }}
      />
      {renew.data && !renew.data.ok && (
        <>
          <Answer answer={renew.data} />
          <p>{t('renew.kept')}</p>
          <Button variant="subtle" onClick={() => submit(true)}>
            {t('renew.anyway')}
          </Button>
        </>
      )}
    </FormDialog>
  )
}
