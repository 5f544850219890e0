import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { type Profile, useAskEmail } from '../data'
import styles from '../mine.module.css'

/** A new address gets a link first; until it is opened, the former one counts. */
export function EmailForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation('mine')
  const ask = useAskEmail()
  const form = useForm({
    initialValues: { email: profile.email, current_password: '' },
    validate: { email: value => (value.includes('@') ? null : t('profile.badEmail')) },
  })
  const changed = form.values.email !== profile.email
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(values => ask.mutate(values, { onError: complainIn(form) }))}
    >
      <TextInput
        type="email"
        label={t('profile.email')}
        description={profile.mail_available ? t('profile.emailHint') : t('profile.noMail')}
        autoComplete="email"
        disabled={!profile.mail_available}
        {...form.getInputProps('email')}
      />
      {changed && profile.mail_available && (
        <>
          <PasswordInput
            label={t('profile.password')}
            autoComplete="current-password"
            {...form.getInputProps('current_password')}
          />
          <Button
            type="submit"
            variant="default"
            loading={ask.isPending}
            disabled={!form.values.current_password}
          >
            {t('profile.sendLink')}
          </Button>
        </>
      )}
      {ask.isSuccess && (
        <p role="status" className={styles.hint}>
          {t('profile.linkSent', { email: form.values.email })}
        </p>
      )}
    </form>
  )
}
