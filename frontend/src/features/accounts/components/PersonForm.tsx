import { Button, Modal, PasswordInput, Select, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import type { Role } from '@/api/types'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Person, type PersonDraft, useSavePerson } from '../data'
import { ActivityButton } from './ActivityButton'
import { PasswordLink } from './PasswordLink'

const ROLES: Role[] = ['admin', 'advisor', 'clerk', 'technician', 'customer']

interface Props {
  /** `null` adds a new one. */
  person: Person | null
  onClose: () => void
}

export function PersonForm({ person, onClose }: Props) {
  const { t } = useTranslation('accounts')
  const save = useSavePerson(person?.id ?? null)
  const form = useForm<Values>({
    initialValues: {
      username: person?.username ?? '',
      first_name: person?.first_name ?? '',
      last_name: person?.last_name ?? '',
      email: person?.email ?? '',
      phone: person?.phone ?? '',
      role: person?.role ?? ('advisor' as Role),
      password: '',
    },
  })

  function submit({ password, ...values }: typeof form.values) {
    const draft: PersonDraft = password ? { ...values, password } : values
    save.mutate(draft, {
      onSuccess: saved => {
        const key = person ? 'people.saved' : 'people.created'
        notify(t(key, { name: saved.name }))
        onClose()
      },
      onError: complainIn(form),
    })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={person ? t('people.editTitle', { name: person.name }) : t('people.addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={styles.form} onSubmit={form.onSubmit(submit)}>
        <Fields form={form} isNew={person === null} />
        <Actions>
          {person && <ActivityButton person={person} onDone={onClose} />}
          {person?.is_active && <PasswordLink person={person} />}
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {person ? t('common:save') : t('people.add')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}

type Values = Required<Omit<PersonDraft, 'is_active'>>

function Fields({ form, isNew }: { form: UseFormReturnType<Values>; isNew: boolean }) {
  const { t } = useTranslation('accounts')
  const { getInputProps } = form
  return (
    <div className={styles.pair}>
      <TextInput label={t('account.first_name')} {...getInputProps('first_name')} />
      <TextInput label={t('account.last_name')} {...getInputProps('last_name')} />
      <TextInput
        label={t('people.username')}
        autoCapitalize="none"
        required
        {...getInputProps('username')}
      />
      <Select
        label={t('people.role')}
        data={ROLES.map(value => ({ value, label: t(`common:role.${value}`) }))}
        {...getInputProps('role')}
      />
      <TextInput label={t('people.email')} inputMode="email" {...getInputProps('email')} />
      <TextInput label={t('account.phone')} inputMode="tel" {...getInputProps('phone')} />
      <PasswordInput
        label={isNew ? t('people.password') : t('people.newPassword')}
        description={t('people.passwordHint')}
        autoComplete="new-password"
        required={isNew}
        {...getInputProps('password')}
      />
    </div>
  )
}
