import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useSavePerson } from '../data'
import type { Person } from '../types'
import { PasswordLink } from './PasswordLink'

/** A new password for somebody who cannot get in; it ends their sign-ins. */
export function PasswordSection({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const save = useSavePerson(person.id)
  const form = useForm({ initialValues: { password: '' } })
  return (
    <form
      className={styles.section}
      autoComplete="off"
      onSubmit={form.onSubmit(values =>
        save.mutate(values, {
          onSuccess: () => {
            form.reset()
            notify(t('password.saved'))
          },
          onError: complainIn(form, 'people:refused'),
        }),
      )}
    >
      <h2>{t('password.title')}</h2>
      <p>{t('password.text')}</p>
      <PasswordInput
        label={t('password.fresh')}
        description={t('person.passwordText')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <Actions>
        {person.is_active && <PasswordLink person={person} />}
        <Button
          type="submit"
          variant="default"
          loading={save.isPending}
          disabled={!form.values.password}
        >
          {t('password.go')}
        </Button>
      </Actions>
    </form>
  )
}
