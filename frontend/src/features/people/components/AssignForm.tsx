import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import { useAssign } from '../data'
import { formatDay, today } from '../days'
import type { AssignmentDraft, Person } from '../types'
import { WorkFields } from './WorkFields'

/** Another area, position or role from a day on. */
export function AssignForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('people')
  const assign = useAssign(person.id)
  const form = useForm<AssignmentDraft>({
    initialValues: {
      role: person.role,
      area: person.area?.id ?? null,
      position: person.position?.id ?? null,
      starts_on: today(),
      note: '',
    },
  })
  const now = form.values.starts_on <= today()

  function submit(draft: AssignmentDraft) {
    assign.mutate(draft, {
      onSuccess: () => {
        notify(t(now ? 'work.moved' : 'work.planned', { on: formatDay(draft.starts_on) }))
        onClose()
      },
      onError: complainIn(form, 'people:refused'),
    })
  }

  return (
    <FormDialog
      title={t('work.changeTitle', { name: person.name })}
      action={t('work.go')}
      busy={assign.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <WorkFields form={form} />
      <TextInput
        type="date"
        required
        label={t('work.starts_on')}
        min={today()}
        {...form.getInputProps('starts_on')}
      />
      <p className={styles.words} role="status">
        {t(now ? 'work.atOnce' : 'work.later')}
      </p>
    </FormDialog>
  )
}
