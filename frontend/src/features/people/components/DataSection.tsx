import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { formatDate } from '@/lib/format'
import { isStaff } from '@/lib/roles'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useSavePerson } from '../data'
import type { Person, PersonDraft } from '../types'

/** Who somebody is; only what was changed is sent. */
export function DataSection({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const save = useSavePerson(person.id)
  const form = useForm({
    initialValues: {
      first_name: person.first_name,
      last_name: person.last_name,
      code: person.code,
      username: person.username,
      email: person.email,
      phone: person.phone,
    },
  })
  const { getInputProps } = form

  function submit(values: typeof form.values) {
    const changed = Object.entries(values).filter(([name]) => form.isDirty(name))
    save.mutate(Object.fromEntries(changed) as PersonDraft, {
      onSuccess: () => {
        form.resetDirty(values)
        notify(t('person.saved'))
      },
      onError: complainIn(form, 'people:refused'),
    })
  }

  return (
    <form className={styles.section} onSubmit={form.onSubmit(submit)}>
      <h2>{t('person.data')}</h2>
      <div className={styles.pair}>
        <TextInput label={t('person.first_name')} {...getInputProps('first_name')} />
        <TextInput label={t('person.last_name')} {...getInputProps('last_name')} />
        <TextInput
          label={t('person.username')}
          autoCapitalize="none"
          {...getInputProps('username')}
        />
        {isStaff(person.role) && (
          <TextInput label={t('person.code')} maxLength={20} {...getInputProps('code')} />
        )}
        <TextInput
          label={t('person.email')}
          description={verifiedText(person, t)}
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
      <Actions>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}

function verifiedText(
  { email, email_verified_at }: Person,
  t: (key: string, more?: Record<string, string>) => string,
): string {
  if (!email) return ' '
  if (!email_verified_at) return t('person.unverified')
  return t('person.verified', { on: formatDate(email_verified_at) })
}
