import { SegmentedControl, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { FormDialog } from '@/ui/FormDialog'
import { post, useDeed } from '../data'

/** What the office thinks of a job that was done. */
export function ReviewDialog({ order, onClose }: { order: string; onClose: () => void }) {
  const { t } = useTranslation('aftercare')
  const [key] = useState(newKey)
  const [verdict, setVerdict] = useState('ok')
  const [note, setNote] = useState('')
  const [error, setError] = useState('')
  const save = useDeed(() => post(order, 'review', { verdict, note }, key))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (verdict === 'needs_return' && !note.trim()) {
      setError(t('review.noteMissing'))
      return
    }
    save.mutate(undefined, {
      onSuccess: onClose,
      onError: problem => {
        const { note: said } = fieldErrors(problem)
        if (said) setError(said)
        else complain(problem)
      },
    })
  }
  return (
    <FormDialog
      title={t('review.title')}
      action={t('review.save')}
      busy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('review.title')}
        value={verdict}
        onChange={setVerdict}
        data={['ok', 'needs_return'].map(value => ({ value, label: t(`review.${value}`) }))}
      />
      <Textarea
        label={t('review.note')}
        autosize
        minRows={3}
        maxLength={1000}
        value={note}
        error={error}
        onChange={event => {
          setNote(event.currentTarget.value)
          setError('')
        }}
      />
    </FormDialog>
  )
}
