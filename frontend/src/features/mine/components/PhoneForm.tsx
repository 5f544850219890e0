import { Button, NativeSelect, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { type Profile, useSetPhone } from '../data'
import styles from '../mine.module.css'

/** Only a phone that wrote from WhatsApp can be one's own. */
export function PhoneForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation('mine')
  const save = useSetPhone()
  const form = useForm({ initialValues: { phone: profile.phone, current_password: '' } })
  const choices = [...new Set([profile.phone, ...profile.proven_phones])]
  const changed = form.values.phone !== profile.phone

  function submit(values: typeof form.values) {
    save.mutate(values, {
      onSuccess: () => {
        form.setFieldValue('current_password', '')
        notify(t('saved'))
      },
      onError: complainIn(form),
    })
  }

  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)}>
      <NativeSelect
        label={t('profile.phone')}
        description={t('profile.phoneHint')}
        data={choices.map(phone => ({ value: phone, label: phone || '—' }))}
        {...form.getInputProps('phone')}
      />
      {changed && (
        <>
          <PasswordInput
            label={t('profile.password')}
            autoComplete="current-password"
            {...form.getInputProps('current_password')}
          />
          <Button
            type="submit"
            variant="default"
            loading={save.isPending}
            disabled={!form.values.current_password}
          >
            {t('save')}
          </Button>
        </>
      )}
      <Button component={Link} to="/portal/link/whatsapp" variant="subtle">
        {t('profile.provePhone')}
      </Button>
    </form>
  )
}
