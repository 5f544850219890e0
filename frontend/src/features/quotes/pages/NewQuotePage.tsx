import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { notify } from '@/ui/notify'
import { Page } from '@/ui/Page'
import { Editor } from '../components/Editor'
import { type QuoteDraft, useCreate } from '../data'

/** A quote for a customer, maybe of an opportunity. */
export default function NewQuotePage() {
  const { t } = useTranslation('quotes')
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [key, setKey] = useState(newKey)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const create = useCreate()
  const tied = Object.fromEntries(
    ['opportunity', 'conversation']
      .map(name => [name, params.get(name) ?? ''])
      .filter(([, value]) => value),
  )
  const save = (draft: QuoteDraft, customer: string) =>
    create.mutate(
      { ...draft, ...tied, customer, key },
      {
        onSuccess: made => {
          notify(t('form.made'))
          void navigate(`/quotes/${made.id}`, { replace: true })
        },
        onError: error => {
          const fields = fieldErrors(error)
          setErrors(fields)
          if (Object.keys(fields).length === 0) complain(error)
          if (error instanceof ApiError && error.status < 500) setKey(newKey())
        },
      },
    )
  return (
    <Page wide title={t('new')} back="/quotes" backLabel={t('title')}>
      <Editor
        customer={params.get('customer') ?? ''}
        busy={create.isPending}
        errors={errors}
        onSave={save}
        onCancel={() => void navigate(-1)}
      />
    </Page>
  )
}
