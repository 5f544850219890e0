import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { type AlertSettings, useSaveAlertSettings } from '@/alerts/settings'
import { complain, complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import styles from '../settings.module.css'

export function QuietSection({ settings }: { settings: AlertSettings }) {
  const { t } = useTranslation('notifications')
  const save = useSaveAlertSettings()
  const form = useForm({
    initialValues: {
      quiet_from: settings.quiet_from ?? '',
      quiet_to: settings.quiet_to ?? '',
    },
    validate: {
      quiet_to: (to, { quiet_from }) => {
        if (!to || !quiet_from) return t('quiet.both')
        return to === quiet_from ? t('quiet.same') : null
      },
    },
  })

  function submit(values: typeof form.values) {
    save.mutate(values, {
      onSuccess: () => {
        form.resetDirty(values)
        notify(t('quiet.saved'))
      },
      onError: complainIn(form),
    })
  }

  function remove() {
    const none = { quiet_from: '', quiet_to: '' }
    save.mutate(
      { quiet_from: null, quiet_to: null },
      {
        onSuccess: () => {
          form.setValues(none)
          form.resetDirty(none)
          notify(t('quiet.removed'))
        },
        onError: complain,
      },
    )
  }

  return (
    <form className={page.section} onSubmit={form.onSubmit(submit)} noValidate>
      <h2>{t('quiet.title')}</h2>
      <p>{t('quiet.text')}</p>
      <div className={styles.times}>
        <TextInput type="time" label={t('quiet.from')} {...form.getInputProps('quiet_from')} />
        <TextInput type="time" label={t('quiet.to')} {...form.getInputProps('quiet_to')} />
      </div>
      <Actions>
        {settings.quiet_from && (
          <Button variant="default" onClick={remove}>
            {t('quiet.remove')}
          </Button>
        )}
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('quiet.set')}
        </Button>
      </Actions>
    </form>
  )
}
