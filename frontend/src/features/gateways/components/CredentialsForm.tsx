import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import { type Gateway, useSaveGateway } from '../data'

/** Secrets go in and never come out: what is kept shows its last four. */
export function CredentialsForm({ gateway }: { gateway: Gateway }) {
  const { t } = useTranslation('gateways')
  const [typed, setTyped] = useState<Record<string, string>>({})
  const save = useSaveGateway(gateway.name)
  const errors = fieldErrors(save.error, 'gateways:wrong')
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim()))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { credentials: given },
      {
        onSuccess: () => {
          setTyped({})
          notify(t('saved'))
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      {gateway.fields.map(field => (
        <PasswordInput
          key={field}
          mb="sm"
          label={t(`field.${field}`)}
          description={
            gateway.credentials[field]
              ? t('kept', { tail: gateway.credentials[field] })
              : t(`fieldHelp.${field}`)
          }
          autoComplete="new-password"
          value={typed[field] ?? ''}
          error={errors[field]}
          onChange={event => setTyped({ ...typed, [field]: event.currentTarget.value })}
        />
      ))}
      {save.error && Object.keys(errors).length === 0 && (
        <p role="alert">{errorText(save.error)}</p>
      )}
      <Actions>
        <Button type="submit" loading={save.isPending} disabled={Object.keys(given).length === 0}>
          {t(gateway.connected ? 'save' : 'connect')}
        </Button>
      </Actions>
    </form>
  )
}
