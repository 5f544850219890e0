import { Button, Modal, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { useWordList, useWords } from '@/api/words'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import {
  type Customer,
  type CustomerDraft,
  type CustomerKind,
  type CustomValue,
  useLabels,
  useSaveCustomer,
} from '../data'
import { useLivingFields } from '../fields'
import { CustomInput } from './CustomInput'
import { DocumentInput } from './DocumentInput'

type Values = Omit<CustomerDraft, 'custom' | 'document_number'> & {
  /** Only where it is to be another one. */
  document_number: string | null
  custom: Record<string, CustomValue>
}

interface Props {
  /** `null` writes down a new one. */
  customer: Customer | null
  onClose: () => void
  onSaved?: (customer: Customer) => void
}

export function CustomerForm({ customer, onClose, onSaved }: Props) {
  const { t } = useTranslation('crm')
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={customer ? t('editTitle', { name: customer.name }) : t('addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Filled customer={customer} onClose={onClose} onSaved={onSaved} />
    </Modal>
  )
}

function Filled({ customer, onClose, onSaved }: Props) {
  const { t } = useTranslation('crm')
  const save = useSaveCustomer(customer?.id ?? null)
  const form = useForm<Values>({ initialValues: valuesOf(customer) })
  const fields = useLivingFields(form.values.kind)

  function submit({ custom, category, status, document_number, ...plain }: Values) {
    const draft: Partial<CustomerDraft> = { ...plain }
    if (document_number !== null) draft.document_number = document_number
    if (category) draft.category = category
    if (status) draft.status = status
    // Only what is asked for: values of fields of the other kind stay as they are.
    if (fields.length > 0)
      draft.custom = Object.fromEntries(fields.map(({ id }) => [id, custom[id] ?? null]))
    save.mutate(draft, {
      onSuccess: saved => {
        notify(t('saved', { name: saved.name }))
        onClose()
        onSaved?.(saved)
      },
      onError: complainIn(form),
    })
  }

  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)} autoComplete="off">
      <SegmentedControl
        aria-label={t('kind.label')}
        data={(['person', 'company'] as const).map(value => ({ value, label: t(`kind.${value}`) }))}
        value={form.values.kind}
        onChange={value => form.setFieldValue('kind', value as CustomerKind)}
      />
      <Plain form={form} masked={customer?.document_number ?? ''} />
      {fields.length > 0 && (
        <div className={styles.pair}>
          {fields.map(field => (
            <CustomInput
              key={field.id}
              field={field}
              value={form.values.custom[field.id]}
              error={form.errors[`custom.${field.id}`] as string | undefined}
              onChange={value => form.setFieldValue(`custom.${field.id}`, value)}
            />
          ))}
        </div>
      )}
      <Actions>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}

function Plain({ form, masked }: { form: UseFormReturnType<Values>; masked: string }) {
  const { t } = useTranslation('crm')
  const categories = useWordList('category').data ?? []
  const [words, states] = [useWords('category'), useWords('status')]
  const first = categories.find(word => word.is_default)?.key ?? ''
  return (
    <>
      <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
      <div className={styles.pair}>
        <DocumentInput
          masked={masked}
          value={form.values.document_number}
          error={form.errors.document_number}
          onChange={value => form.setFieldValue('document_number', value)}
        />
        <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
      </div>
      <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
      <div className={styles.pair}>
        <Select
          label={t('category')}
          data={words.options}
          allowDeselect={false}
          {...form.getInputProps('category')}
          value={form.values.category || first}
        />
        <Select
          label={t('status')}
          data={states.options}
          allowDeselect={false}
          placeholder={t('statusHint')}
          {...form.getInputProps('status')}
          value={form.values.status || null}
        />
      </div>
      <TagsInput
        label={t('labels')}
        data={useLabels()}
        acceptValueOnBlur
        maxTags={20}
        {...form.getInputProps('labels')}
      />
    </>
  )
}

function valuesOf(customer: Customer | null): Values {
  return {
    kind: customer?.kind ?? 'person',
    name: customer?.name ?? '',
    document_number: null,
    phone: customer?.phone ?? '',
    email: customer?.email ?? '',
    category: customer?.category ?? '',
    status: customer?.status ?? '',
    labels: customer?.labels ?? [],
    custom: customer?.custom ?? {},
  }
}
