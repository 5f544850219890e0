import { NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '@/api/CustomerSelect'
import { newKey } from '@/api/client'
import { useCurrency } from '@/api/house'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import { type Booklet, type CouponDetail, refuseIn, useDo } from '../data'
import { inDays } from '../days'
import { BENEFIT, BenefitFields, benefitOf, wrongIn } from './BenefitFields'

interface Props {
  /** A whole booklet, or one. */
  booklet?: boolean
  onDone: (made: CouponDetail | Booklet) => void
  onClose: () => void
}

/** A discount by hand: for one customer, for whoever has its code, or a booklet of them. */
export function DiscountForm({ booklet = false, onDone, onClose }: Props) {
  const { t } = useTranslation('coupons')
  const currency = useCurrency()
  const [key, setKey] = useState(newKey)
  const deed = useDo<CouponDetail | Booklet>()
  const form = useForm({
    initialValues: {
      ...BENEFIT,
      customer: '',
      name: '',
      count: 6,
      limit: 1 as number | string,
      expires_on: inDays(30),
    },
    validate: values => ({
      ...wrongIn(values, t),
      ...(booklet && !values.name.trim() && { name: t('give.nameMissing') }),
      ...(booklet && !values.customer && { customer: t('give.customerMissing') }),
    }),
  })
  const { customer, name, count, limit, expires_on } = form.values
  const body = {
    ...benefitOf(form.values, currency),
    expires_on,
    customer: customer || null,
    ...(booklet ? { name: name.trim(), count } : { limit: limit === '' ? null : limit }),
  }
  return (
    <FormDialog
      title={t(booklet ? 'give.bookletTitle' : 'give.title')}
      action={t('give.action')}
      busy={deed.isPending}
      onSubmit={form.onSubmit(() =>
        deed.mutate(
          { path: booklet ? 'booklets/' : 'coupons/', body, key },
          {
            onSuccess: made => {
              notify(t('give.done'))
              onDone(made)
            },
            onError: error => {
              setKey(newKey())
              refuseIn(form)(error)
            },
          },
        ),
      )}
      onClose={onClose}
    >
      {booklet && (
        <TextInput
          label={t('give.name')}
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
      )}
      <CustomerSelect
        label={t('facts.customer')}
        description={booklet ? undefined : t('give.anybodyHint')}
        value={customer}
        error={form.errors.customer}
        onChange={next => form.setFieldValue('customer', next)}
      />
      <BenefitFields form={form} />
      <div className={styles.pair}>
        {booklet ? (
          <NumberInput label={t('give.count')} min={2} max={50} {...form.getInputProps('count')} />
        ) : (
          <NumberInput
            label={t('give.limit')}
            description={t('give.limitHint')}
            min={1}
            {...form.getInputProps('limit')}
          />
        )}
        <TextInput
          type="date"
          label={t('facts.until')}
          min={inDays(0)}
          {...form.getInputProps('expires_on')}
        />
      </div>
    </FormDialog>
  )
}
