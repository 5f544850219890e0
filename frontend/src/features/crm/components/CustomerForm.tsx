import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Customer, type CustomerDraft, useSaveCustomer } from '../data'
import { CATEGORIES, STATUSES } from '../words'

export function CustomerForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation('crm')
  const save = useSaveCustomer(customer.id)
  const form = useForm<CustomerDraft>({
    initialValues: {
      name: customer.name,
      document_number: customer.document_number,
      phone: customer.phone,
      email: customer.email,
      category: customer.category,
      status: customer.status,
    },
  })
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('editTitle', { name: customer.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className={styles.form}
        onSubmit={form.onSubmit(draft =>
          save.mutate(draft, {
            onSuccess: ({ name }) => {
              notify(t('saved', { name }))
              onClose()
            },
            onError: complainIn(form),
          }),
        )}
      >
        <TextInput label={t('name')} required {...form.getInputProps('name')} />
        <div className={styles.pair}>
          <TextInput label={t('document')} {...form.getInputProps('document_number')} />
          <TextInput label={t('phone')} inputMode="tel" {...form.getInputProps('phone')} />
          <TextInput label={t('email')} inputMode="email" {...form.getInputProps('email')} />
          <Select
            label={t('category')}
            data={CATEGORIES.map(value => ({ value, label: t(`categories.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('category')}
          />
          <Select
            label={t('status')}
            data={STATUSES.map(value => ({ value, label: t(`statuses.${value}`) }))}
            {...form.getInputProps('status')}
          />
        </div>
        <Actions>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('common:save')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
