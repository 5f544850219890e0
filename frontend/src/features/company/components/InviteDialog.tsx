import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { CopyField } from '@/ui/CopyField'
import { FormDialog } from '@/ui/FormDialog'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type InviteDraft, type Invited, type OwnCompany, useInvite } from '../data'

interface Props {
  company: OwnCompany
  onClose: () => void
}

/** Somebody who will speak for the company; their link is shown once it is made. */
export function InviteDialog({ company, onClose }: Props) {
  const { t } = useTranslation('company')
  const invite = useInvite(company.id)
  const [made, setMade] = useState<Invited | null>(null)
  const form = useForm<InviteDraft>({
    initialValues: { name: '', email: '', phone: '', role: '', is_admin: false },
  })
  if (made) return <Made made={made} onClose={onClose} />
  return (
    <FormDialog
      title={t('inviteTitle', { company: company.name })}
      action={t('invite')}
      busy={invite.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(draft =>
        invite.mutate(draft, { onSuccess: setMade, onError: complainIn(form) }),
      )}
    >
      <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('email')} type="email" required {...form.getInputProps('email')} />
      <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
      <TextInput label={t('role')} {...form.getInputProps('role')} />
      <Checkbox label={t('isAdmin')} {...form.getInputProps('is_admin', { type: 'checkbox' })} />
    </FormDialog>
  )
}

interface MadeProps {
  made: Invited
  title?: string
  onClose: () => void
}

/** The link of somebody invited, which is shown this once. */
export function Made({ made, title, onClose }: MadeProps) {
  const { t } = useTranslation('company')
  return (
    <Modal
      opened
      onClose={onClose}
      title={title ?? t('made', { name: made.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={styles.form}>
        <p className={styles.words}>{t(made.link ? 'madeText' : 'madeKnown')}</p>
        {made.link && <CopyField label={t('link')} value={made.link} />}
        <Actions>
          <Button onClick={onClose}>{t('common:close')}</Button>
        </Actions>
      </div>
    </Modal>
  )
}
