import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useSaveMe } from '../data'

export function PasswordSection() {
  const { t } = useTranslation('accounts')
  const save = useSaveMe()
  const form = useForm({ initialValues: { current_password: '', password: '' } })

  function submit(values: typeof form.values) {
    save.mutate(values, {
      onSuccess: () => {
        form.reset()
        notify(t('account.changed'))
      },
      onError: complainIn(form),
    })
  }

  return (
    <form className={styles.section} onSubmit={form.onSubmit(submit)}>
      <h2>{t('account.password')}</h2>
      <p>{t('account.passwordHint')}</p>
      <div className={styles.pair}>
        <PasswordInput
          label={t('account.current')}
          description=" "
          autoComplete="current-password"
          {...form.getInputProps('current_password')}
        />
        <PasswordInput
          label={t('account.fresh')}
          description={t('account.freshHint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </div>
      <Actions>
        <Button
          type="submit"
          variant="default"
          loading={save.isPending}
          disabled={!form.values.current_password || !form.values.password}
        >
          {t('account.change')}
        </Button>
      </Actions>
    </form>
  )
}
