import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useInvite } from '../data'
import type { InvitationDraft, InvitationMade } from '../types'
import { LinkMade } from './LinkMade'
import { WorkFields } from './WorkFields'

/** Asks for who comes, and then shows the link, which works whether mail goes out or not. */
export function InviteForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people')
  const [made, setMade] = useState<InvitationMade | null>(null)
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={made ? t('invite.ready') : t('invite.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {made ? (
        <LinkMade made={made} onClose={onClose} />
      ) : (
        <Fields onMade={setMade} onClose={onClose} />
      )}
    </Modal>
  )
}

interface FieldsProps {
  onMade: (made: InvitationMade) => void
  onClose: () => void
}

function Fields({ onMade, onClose }: FieldsProps) {
  const { t } = useTranslation('people')
  const invite = useInvite()
  const form = useForm<InvitationDraft>({
    initialValues: {
      first_name: '',
      last_name: '',
      email: '',
      phone: '',
      role: 'advisor',
      area: null,
      position: null,
      note: '',
    },
  })
  const { getInputProps } = form
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(draft =>
        invite.mutate(draft, { onSuccess: onMade, onError: complainIn(form, 'people:refused') }),
      )}
    >
      <div className={styles.pair}>
        <TextInput
          label={t('person.first_name')}
          required
          data-autofocus
          {...getInputProps('first_name')}
        />
        <TextInput label={t('person.last_name')} {...getInputProps('last_name')} />
        <TextInput
          label={t('person.email')}
          description={t('invite.emailText')}
          type="email"
          {...getInputProps('email')}
        />
        <TextInput
          label={t('person.phone')}
          description={t('person.phoneText')}
          inputMode="tel"
          {...getInputProps('phone')}
        />
      </div>
      <WorkFields form={form} />
      <Actions>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={invite.isPending} disabled={!form.values.first_name.trim()}>
          {t('invite.go')}
        </Button>
      </Actions>
    </form>
  )
}
