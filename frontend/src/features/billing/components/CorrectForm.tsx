import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Recharge, useCorrect } from '../data'

export function CorrectForm({ recharge, onClose }: { recharge: Recharge; onClose: () => void }) {
  const { t } = useTranslation('billing')
  const correct = useCorrect(recharge.id)
  const form = useForm({
    initialValues: { operation_number: recharge.operation_number, note: recharge.note },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('editTitle', { name: recharge.customer.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className={styles.form}
        onSubmit={form.onSubmit(values =>
          correct.mutate(values, {
            onSuccess: () => {
              notify(t('saved'))
              onClose()
            },
            onError: complainIn(form),
          }),
        )}
      >
        <TextInput label={t('operationNumber')} {...form.getInputProps('operation_number')} />
        <Textarea label={t('note')} autosize minRows={2} {...form.getInputProps('note')} />
        <Actions>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={correct.isPending} disabled={!form.isDirty()}>
            {t('common:save')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
