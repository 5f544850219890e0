import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Registration, useAskProof, useChangeEmail } from '../data'

export function EmailSection({ mine, mail }: { mine: Registration; mail: boolean }) {
  const { t } = useTranslation('registration')
  const [editing, setEditing] = useState(false)
  const ask = useAskProof()
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{t('form.email')}</h2>
        <StateChip tone={mine.email_verified ? 'ok' : 'warn'}>
          {mine.email_verified ? t('state.proven') : t('state.pending')}
        </StateChip>
      </div>
      <p>{mine.email}</p>
      {!mine.email_verified && <p>{mail ? t('email.why') : t('email.counter')}</p>}
      {editing ? (
        <EmailForm email={mine.email} onDone={() => setEditing(false)} />
      ) : (
        <Actions>
          {!mine.email_verified && mail && (
            <Button
              loading={ask.isPending}
              onClick={() =>
                ask.mutate(undefined, {
                  onSuccess: () => notify(t('email.sent')),
                  onError: complain,
                })
              }
            >
              {t('email.send')}
            </Button>
          )}
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('email.change')}
          </Button>
        </Actions>
      )}
    </section>
  )
}

function EmailForm({ email, onDone }: { email: string; onDone: () => void }) {
  const { t } = useTranslation('registration')
  const change = useChangeEmail()
  const form = useForm({ initialValues: { email, current_password: '' } })

  function submit(wanted: typeof form.values) {
    change.mutate(wanted, {
      onSuccess: () => {
        notify(t('email.changed'))
        onDone()
      },
      onError: error => {
        const errors = fieldErrors(error, 'registration:field')
        form.setErrors(errors)
        if (Object.keys(errors).length === 0) complain(error)
      },
    })
  }

  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)} noValidate>
      <TextInput
        label={t('email.fresh')}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t('email.password')}
        autoComplete="current-password"
        {...form.getInputProps('current_password')}
      />
      <Actions>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
