import { Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { FormDialog } from '@/ui/FormDialog'
import { post, useDeed, type Visit } from '../data'

/** Another visit for the same: why, and what it is called if not as before. */
export function ReturnDialog({ order, onClose }: { order: string; onClose: () => void }) {
  const { t } = useTranslation('aftercare')
  const navigate = useNavigate()
  const [key] = useState(newKey)
  const [values, setValues] = useState({ reason: '', title: '' })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const save = useDeed(() => post<Visit>(order, 'return-visit', values, key))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!values.reason.trim()) {
      setErrors({ reason: t('return.reasonMissing') })
      return
    }
    save.mutate(undefined, {
      onSuccess: made => navigate(`/orders/${made.id}`),
      onError: problem => {
        const found = fieldErrors(problem)
        setErrors(found)
        if (Object.keys(found).length === 0) complain(problem)
      },
    })
  }
  return (
    <FormDialog
      title={t('return.ask')}
      action={t('return.make')}
      busy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t('return.reason')}
        required
        autosize
        minRows={2}
        maxLength={500}
        value={values.reason}
        error={errors.reason}
        onChange={event => setValues({ ...values, reason: event.currentTarget.value })}
      />
      <TextInput
        label={t('return.name')}
        description={t('return.nameHint')}
        maxLength={120}
        value={values.title}
        error={errors.title}
        onChange={event => setValues({ ...values, title: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
