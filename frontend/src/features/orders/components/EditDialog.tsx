import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { type OrderDetail, useChangeOrder } from '@/api/orders'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { draftOf, fieldsOf, wrongIn } from '../draft'
import { OrderFields } from './OrderFields'

/** Corrects what was asked for. */
export function EditDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { t } = useTranslation('orders')
  const [fields, setFields] = useState(() => fieldsOf(order))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const change = useChangeOrder(order.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = wrongIn(fields)
    setErrors(Object.fromEntries(Object.entries(wrong).map(([name, why]) => [name, t(why)])))
    if (Object.keys(wrong).length > 0) return
    change.mutate(
      { ...draftOf(fields), version: order.version },
      {
        onSuccess: () => {
          notify(t('form.saved'))
          onClose()
        },
        onError: error => {
          const found = fieldErrors(error, 'orders:field')
          setErrors(found)
          if (!Object.keys(found).some(name => name in fields)) complain(error)
        },
      },
    )
  }
  return (
    <FormDialog
      title={t('step.edit')}
      action={t('form.save')}
      busy={change.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <OrderFields
        fields={fields}
        errors={errors}
        onChange={part => setFields(now => ({ ...now, ...part }))}
      />
    </FormDialog>
  )
}
