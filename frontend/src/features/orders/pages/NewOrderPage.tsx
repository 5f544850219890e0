import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { CustomerSelect } from '@/api/CustomerSelect'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { useRequestOrder } from '@/api/orders'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { OrderFields } from '../components/OrderFields'
import { draftOf, EMPTY, type Fields, wrongIn } from '../draft'

/** An order that somebody asked for by telephone, at the counter or in a conversation. */
export default function NewOrderPage() {
  const { t } = useTranslation('orders')
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [fields, setFields] = useState<Fields>({
    ...EMPTY,
    customer: params.get('customer') ?? '',
    machine: params.get('machine') ?? '',
    title: params.get('title') ?? '',
  })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [key, setKey] = useState(newKey)
  const request = useRequestOrder()
  const change = (part: Partial<Fields>) => setFields(now => ({ ...now, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = wrongIn(fields)
    setErrors(Object.fromEntries(Object.entries(wrong).map(([name, why]) => [name, t(why)])))
    if (Object.keys(wrong).length > 0) return
    request.mutate(
      { ...draftOf(fields), customer: fields.customer, ...tiesOf(params), key },
      {
        onSuccess: made => {
          notify(t('form.made', { number: made.number }))
          void navigate(`/orders/${made.id}`, { replace: true })
        },
        onError: error => {
          const found = fieldErrors(error, 'orders:field')
          setErrors(found)
          if (Object.keys(found).length === 0) complain(error)
          if (error instanceof ApiError && !error.offline && error.status < 500) setKey(newKey())
        },
      },
    )
  }
  return (
    <Page title={t('new')} back="/orders" backLabel={t('title')}>
      <form className={`${pages.section} ${pages.form}`} onSubmit={submit} noValidate>
        <CustomerSelect
          label={t('form.customer')}
          value={fields.customer}
          error={errors.customer}
          onChange={customer => change({ customer, machine: '' })}
        />
        <OrderFields fields={fields} errors={errors} onChange={change} />
        <Actions>
          <Button variant="default" onClick={() => void navigate(-1)}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={request.isPending}>
            {t('form.make')}
          </Button>
        </Actions>
      </form>
    </Page>
  )
}

/** What it was asked in, or follows from. */
function tiesOf(params: URLSearchParams): { conversation?: string; quote?: string } {
  return Object.fromEntries(
    ['conversation', 'quote']
      .map(name => [name, params.get(name) ?? ''])
      .filter(([, value]) => value),
  )
}
