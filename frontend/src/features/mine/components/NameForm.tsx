import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { setLanguage } from '@/lib/i18n'
import { notify } from '@/ui/notify'
import { type Profile, useSaveProfile } from '../data'
import styles from '../mine.module.css'

export function NameForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation('mine')
  const save = useSaveProfile()
  const form = useForm({
    initialValues: {
      first_name: profile.first_name,
      last_name: profile.last_name,
      language: profile.language,
    },
    validate: { first_name: value => (value.trim() ? null : t('profile.missingName')) },
  })

  function submit(values: typeof form.values) {
    save.mutate(values, {
      onSuccess: () => {
        setLanguage(values.language)
        notify(t('saved'))
      },
      onError: complainIn(form),
    })
  }

  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)}>
      <div className={styles.pair}>
        <TextInput
          label={t('profile.firstName')}
          autoComplete="given-name"
          {...form.getInputProps('first_name')}
        />
        <TextInput
          label={t('profile.lastName')}
          autoComplete="family-name"
          {...form.getInputProps('last_name')}
        />
      </div>
      <div className={styles.pair}>
        <NativeSelect
          label={t('profile.language')}
          data={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          {...form.getInputProps('language')}
        />
        <TextInput
          readOnly
          label={t('profile.document')}
          description={t('profile.documentHint')}
          value={profile.document_number || '—'}
        />
      </div>
      <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
        {t('save')}
      </Button>
    </form>
  )
}
