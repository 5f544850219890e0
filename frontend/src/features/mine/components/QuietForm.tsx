import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { type Preferences, useSavePreferences } from '../data'
import styles from '../mine.module.css'

/** Between these times nothing rings; it comes afterwards. */
export function QuietForm({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation('mine')
  const save = useSavePreferences()
  const form = useForm({
    initialValues: {
      quiet_from: preferences.quiet_from ?? '',
      quiet_to: preferences.quiet_to ?? '',
    },
  })

  function submit({ quiet_from, quiet_to }: typeof form.values) {
    const zone = preferences.zone || Intl.DateTimeFormat().resolvedOptions().timeZone
    save.mutate(
      { quiet_from: quiet_from || null, quiet_to: quiet_to || null, zone },
      { onSuccess: () => notify(t('saved')), onError: complainIn(form) },
    )
  }

  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)}>
      <h2>{t('quiet.title')}</h2>
      <p className={styles.hint}>{t('quiet.text')}</p>
      <div className={styles.pair}>
        <TextInput type="time" label={t('quiet.from')} {...form.getInputProps('quiet_from')} />
        <TextInput type="time" label={t('quiet.to')} {...form.getInputProps('quiet_to')} />
      </div>
      <Button type="submit" variant="default" loading={save.isPending}>
        {t('save')}
      </Button>
    </form>
  )
}
