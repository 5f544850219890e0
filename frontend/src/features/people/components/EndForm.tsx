import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import { useEnd } from '../data'
import { dayBefore, formatDay, today } from '../days'
import type { Person } from '../types'

/** The end of somebody's work here, today or on a day to come. */
export function EndForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('people')
  const end = useEnd(person.id)
  const form = useForm({ initialValues: { on: today(), note: '' } })
  const now = form.values.on <= today()

  function submit(draft: typeof form.values) {
    end.mutate(draft, {
      onSuccess: () => {
        notify(
          now
            ? t('end.done', { name: person.name })
            : t('end.planned', { name: person.name, on: formatDay(dayBefore(draft.on)) }),
        )
        onClose()
      },
      onError: complainIn(form, 'people:refused'),
    })
  }

  return (
    <FormDialog
      danger
      title={t('end.title', { name: person.name })}
      action={t('end.go')}
      busy={end.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <p className={styles.words}>{t(now ? 'end.atOnce' : 'end.later')}</p>
      <TextInput
        type="date"
        required
        label={t('end.on')}
        description={t('end.onText')}
        min={today()}
        {...form.getInputProps('on')}
      />
      <TextInput label={t('end.note')} maxLength={200} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
