import { Button, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { formatDate } from '@/lib/format'
import { notify } from '@/ui/notify'
import { type Inquiry, useDeed } from '../data'
import styles from '../queries.module.css'

/** Takes it up again, for as long as that is possible. */
export function ReopenForm({ query, formal }: { query: Inquiry; formal?: boolean }) {
  const { t } = useTranslation('queries')
  const deed = useDeed(query.id)
  const [open, setOpen] = useState(false)
  const form = useForm({ initialValues: { note: '' } })
  const words = formal ? 'reopenFormal' : 'reopen'
  if (!open) {
    return (
      <div className={styles.again}>
        <span>
          {query.reopen_until && t(`${words}.until`, { at: formatDate(query.reopen_until) })}
        </span>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t(`${words}.open`)}
        </Button>
      </div>
    )
  }
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(({ note }) =>
        deed.mutate(
          { deed: 'reopen', note },
          { onSuccess: () => notify(t(`${words}.done`)), onError: complainIn(form) },
        ),
      )}
    >
      <Textarea
        label={t(`${words}.note`)}
        autosize
        minRows={3}
        maxLength={4000}
        autoFocus
        {...form.getInputProps('note')}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={deed.isPending}>
          {t(`${words}.send`)}
        </Button>
      </div>
    </form>
  )
}
