import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '@/api/CustomerSelect'
import { newKey } from '@/api/client'
import { complainIn } from '@/api/complain'
import { useCurrency } from '@/api/house'
import { useUser } from '@/api/session'
import { digitsOf, moneyOf, symbolOf } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import pages from '@/ui/page.module.css'
import { type Draft, type Opportunity, useCorrect, useCreate, useOwners } from '../data'

interface Props {
  /** To be corrected; without it a new one is made. */
  card?: Opportunity
  customer?: string
  onClose: () => void
}

/** Makes an opportunity or corrects one; what was typed stays when the hub refuses. */
export function OpportunityForm({ card, customer = '', onClose }: Props) {
  const { t } = useTranslation('opportunities')
  const { id } = useUser()
  const [key] = useState(newKey)
  const create = useCreate()
  const correct = useCorrect(card?.id ?? '')
  const house = useCurrency()
  const currency = card?.amount.currency ?? house
  const owners = useOwners().data ?? []
  const form = useForm({
    initialValues: {
      customer: card?.customer.id ?? customer,
      title: card?.title ?? '',
      amount: card && Number(card.amount.amount) !== 0 ? card.amount.amount : '',
      probability: card?.probability ?? 20,
      expected_close: card?.expected_close ?? '',
      owner: card?.owner.id ?? id,
      note: card?.note ?? '',
    },
    validate: {
      customer: value => (value ? null : t('form.customerMissing')),
      title: value => (value.trim() ? null : t('form.titleMissing')),
    },
  })
  const submit = (values: typeof form.values) => {
    const draft: Draft = {
      title: values.title.trim(),
      note: values.note,
      amount: moneyOf(values.amount, currency),
      probability: values.probability,
      expected_close: values.expected_close || null,
      owner: values.owner,
    }
    const after = {
      onSuccess: () => {
        notify(t(card ? 'form.saved' : 'form.made'))
        onClose()
      },
      onError: complainIn(form),
    }
    if (card) correct.mutate({ ...draft, version: card.version }, after)
    else create.mutate({ ...draft, customer: values.customer, client_id: key }, after)
  }
  return (
    <FormDialog
      title={t(card ? 'form.edit' : 'new')}
      action={t(card ? 'common:save' : 'form.make')}
      busy={create.isPending || correct.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      {!card && (
        <CustomerSelect
          label={t('form.customer')}
          value={form.values.customer}
          error={form.errors.customer}
          onChange={value => form.setFieldValue('customer', value)}
        />
      )}
      <TextInput
        label={t('form.title')}
        placeholder={t('form.titleHint')}
        maxLength={120}
        data-autofocus={card ? true : undefined}
        {...form.getInputProps('title')}
      />
      <div className={pages.pair}>
        <NumberInput
          label={t('form.amount')}
          prefix={`${symbolOf(currency)} `}
          decimalScale={digitsOf(currency)}
          fixedDecimalScale
          min={0}
          thousandSeparator=","
          hideControls
          inputMode="decimal"
          value={form.values.amount}
          error={form.errors.amount}
          onValueChange={({ value }) => form.setFieldValue('amount', value)}
        />
        <NumberInput
          label={t('form.probability')}
          suffix=" %"
          min={0}
          max={100}
          step={10}
          allowDecimal={false}
          {...form.getInputProps('probability')}
        />
        <TextInput
          type="date"
          label={t('form.expected')}
          {...form.getInputProps('expected_close')}
        />
        <Select
          label={t('form.owner')}
          data={owners.map(owner => ({ value: owner.id, label: owner.name }))}
          allowDeselect={false}
          {...form.getInputProps('owner')}
        />
      </div>
      <Textarea
        label={t('form.note')}
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
