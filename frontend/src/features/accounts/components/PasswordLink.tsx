import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { SecretOnce } from '@/ui/SecretOnce'
import { type Person, usePasswordLink } from '../data'

/** A way in for somebody who lost their password, where no mail reaches them. */
export function PasswordLink({ person }: { person: Person }) {
  const { t } = useTranslation('accounts')
  const link = usePasswordLink()
  return (
    <>
      <Button
        variant="default"
        loading={link.isPending}
        onClick={() => link.mutate(person.id, { onError: complain })}
      >
        {t('people.link')}
      </Button>
      {link.data && (
        <SecretOnce
          title={t('people.link')}
          label={t('people.link')}
          text={t('people.linkText', { name: person.name })}
          secret={link.data.url}
          onClose={() => link.reset()}
        />
      )}
    </>
  )
}
