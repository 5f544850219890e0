import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useSearchParams } from 'react-router'
import { api } from '@/api/client'
import { complainIn } from '@/api/complain'
import { login } from '@/api/session'
import { Loading } from '@/ui/Loading'
import { Logo } from '@/ui/Logo'
import styles from '../first.module.css'

/** Where whoever starts an empty house becomes its admin; then its settings wait for them. */
export default function FirstPage() {
  const { t } = useTranslation('first')
  const house = useQuery({
    queryKey: ['first-admin'],
    queryFn: () => api.get<{ awaited: boolean }>('auth/first-admin/'),
  })
  return (
    <main className={styles.page}>
      <Logo size={40} />
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <Loading of={house}>
        {() => (house.data?.awaited ? <AdminForm /> : <Navigate to="/login" replace />)}
      </Loading>
    </main>
  )
}

function AdminForm() {
  const { t } = useTranslation('first')
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
    onSuccess: () => location.assign('/settings'),
    onError: complainIn(form),
  })
  return (
    <form className={styles.form} onSubmit={form.onSubmit(values => make.mutate(values))}>
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
        {t('submit')}
      </Button>
    </form>
  )
}
