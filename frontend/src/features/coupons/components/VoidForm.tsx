import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Coupon, type CouponDetail, refuseIn, useDo } from '../data'

/** Nobody uses it any more; why is written down. */
export function VoidForm({ coupon, onClose }: { coupon: Coupon; onClose: () => void }) {
  const { t } = useTranslation('coupons')
  const [key] = useState(newKey)
  const deed = useDo<CouponDetail>()
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: value => (value.trim() ? null : t('void.missing')) },
  })
  return (
    <FormDialog
      title={t('void.title', { code: coupon.code })}
      action={t('void.action')}
      danger
      busy={deed.isPending}
      onSubmit={form.onSubmit(({ reason }) =>
        deed.mutate(
          { path: `coupons/${coupon.id}/void/`, body: { reason: reason.trim() }, key },
          {
            onSuccess: () => {
              notify(t('void.done'))
              onClose()
            },
            onError: refuseIn(form),
          },
        ),
      )}
      onClose={onClose}
    >
      <Textarea
        label={t('void.reason')}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  )
}
