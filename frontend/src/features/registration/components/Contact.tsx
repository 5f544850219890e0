import { PasswordInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Ways } from '../data'
import type { Draft } from '../draft'
import { Consents } from './Consents'

export function Contact({ form, ways }: { form: UseFormReturnType<Draft>; ways: Ways }) {
  const { t } = useTranslation('registration')
  return (
    <>
      <TextInput
        label={t('form.email')}
        description={ways.mail ? t('form.emailHint') : t('form.emailUse')}
        type="email"
        inputMode="email"
        autoComplete="email"
        required
        {...form.getInputProps('email')}
      />
      <TextInput
        label={t('form.phone')}
        description={t('form.phoneHint')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        required
        {...form.getInputProps('phone')}
      />
    </>
  )
}

export function Access({ form, ways }: { form: UseFormReturnType<Draft>; ways: Ways }) {
  const { t } = useTranslation('registration')
  return (
    <>
      <PasswordInput
        label={t('form.password')}
        description={form.errors.password ? undefined : t('form.passwordHint')}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('form.show') }}
        {...form.getInputProps('password')}
      />
      <Consents form={form} texts={ways.consents} />
    </>
  )
}
