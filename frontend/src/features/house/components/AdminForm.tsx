import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '@/api/client'
import { complainIn } from '@/api/complain'
import { login } from '@/api/session'
import styles from '../house.module.css'

/** Who starts an empty house becomes its admin, and is signed in. */
export function AdminForm({ onMade }: { onMade: () => void }) {
  const { t } = useTranslation('house')
  const [params] = useSearchParams()
  const form = useForm({
    initialValues: { username: '', first_name: '', last_name: '', email: '', password: '' },
    validate: {
      username: value => (value.trim() ? null : t('missing')),
      first_name: value => (value.trim() ? null : t('missing')),
      password: value => (value ? null : t('missing')),
    },
  })
  const make = useMutation({
    mutationFn: async (values: typeof form.values) => {
      await api.post('auth/first-admin/', { ...values, code: params.get('code') ?? '' })
      await login({ username: values.username, password: values.password, remember: false })
    },
    onSuccess: onMade,
    onError: complainIn(form, 'house:wrong'),
  })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit(values => make.mutate(values))}
    >
      <TextInput
        label={t('firstName')}
        autoComplete="given-name"
        {...form.getInputProps('first_name')}
      />
      <TextInput
        label={t('lastName')}
        autoComplete="family-name"
        {...form.getInputProps('last_name')}
      />
      <TextInput
        type="email"
        label={t('email')}
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <TextInput
        label={t('username')}
        autoComplete="username"
        autoCapitalize="none"
        {...form.getInputProps('username')}
      />
      <PasswordInput
        label={t('password')}
        description={t('passwordHint')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <Button type="submit" size="md" loading={make.isPending}>
        {t('first.next')}
      </Button>
    </form>
  )
}
