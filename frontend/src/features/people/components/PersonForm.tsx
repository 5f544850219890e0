import { Button, Modal, PasswordInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import type { Role } from '@/api/types'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useSavePerson } from '../data'

const ROLES: Role[] = ['admin', 'advisor', 'clerk', 'technician', 'customer']

/** Makes an account at once, with a first password, for whoever stands beside. */
export function PersonForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people')
  const save = useSavePerson(null)
  const form = useForm({
    initialValues: {
      username: '',
      first_name: '',
      last_name: '',
      email: '',
      phone: '',
      role: 'advisor' as Role,
      password: '',
    },
  })
  const { getInputProps } = form

  function submit(values: typeof form.values) {
    save.mutate(values, {
      onSuccess: saved => {
        notify(t('person.created', { name: (saved as { name: string }).name }))
        onClose()
      },
      onError: complainIn(form, 'people:refused'),
    })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('person.addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={styles.form} onSubmit={form.onSubmit(submit)} autoComplete="off">
        <div className={styles.pair}>
          <TextInput
            label={t('person.first_name')}
            data-autofocus
            {...getInputProps('first_name')}
          />
          <TextInput label={t('person.last_name')} {...getInputProps('last_name')} />
          <TextInput
            label={t('person.username')}
            autoCapitalize="none"
            required
            {...getInputProps('username')}
          />
          <Select
            label={t('person.role')}
            allowDeselect={false}
            data={ROLES.map(value => ({ value, label: t(`common:role.${value}`) }))}
            {...getInputProps('role')}
          />
          <TextInput label={t('person.email')} type="email" {...getInputProps('email')} />
          <TextInput label={t('person.phone')} inputMode="tel" {...getInputProps('phone')} />
          <PasswordInput
            label={t('person.password')}
            description={t('person.passwordText')}
            autoComplete="new-password"
            required
            {...getInputProps('password')}
          />
        </div>
        <Actions>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('person.add')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
