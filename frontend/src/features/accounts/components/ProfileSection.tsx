import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { type Language, setLanguage } from '@/lib/i18n'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Me, useSaveMe } from '../data'

export function ProfileSection({ me }: { me: Me }) {
  const { t } = useTranslation('accounts')
  const save = useSaveMe()
  const form = useForm({
    initialValues: {
      first_name: me.first_name,
      last_name: me.last_name,
      phone: me.phone,
      language: me.language,
    },
  })

  function submit(values: typeof form.values) {
    save.mutate(values, {
      onSuccess: () => {
        setLanguage(values.language as Language)
        form.resetDirty(values)
        notify(t('account.saved'))
      },
      onError: complainIn(form),
    })
  }

  return (
    <form className={styles.section} onSubmit={form.onSubmit(submit)}>
      <h2>{t('account.profile')}</h2>
      <div className={styles.pair}>
        <TextInput
          label={t('account.first_name')}
          autoComplete="given-name"
          {...form.getInputProps('first_name')}
        />
        <TextInput
          label={t('account.last_name')}
          autoComplete="family-name"
          {...form.getInputProps('last_name')}
        />
        <TextInput
          label={t('account.phone')}
          description={t('account.phoneHint')}
          inputMode="tel"
          autoComplete="tel"
          {...form.getInputProps('phone')}
        />
        <Select
          label={t('account.language')}
          description=" "
          data={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          {...form.getInputProps('language')}
        />
      </div>
      <Actions>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
