import { Button, Modal, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Recharge, useTransition } from '../data'

export function RejectForm({ recharge, onClose }: { recharge: Recharge; onClose: () => void }) {
  const { t } = useTranslation('billing')
  const move = useTransition(recharge.id)
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: value => (value.trim() ? null : t('reasonMissing')) },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rejectTitle', { name: recharge.customer.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className={styles.form}
        onSubmit={form.onSubmit(({ reason }) =>
          move.mutate(
            { transition: 'reject', reason: reason.trim() },
            {
              onSuccess: () => {
                notify(t('rejected'))
                onClose()
              },
              onError: complainIn(form),
            },
          ),
        )}
      >
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          autosize
          minRows={3}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <Actions>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="bad" loading={move.isPending}>
            {t('reject')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
