import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { SecretOnce } from '@/ui/SecretOnce'
import { usePasswordLink } from '../data'
import type { Person } from '../types'

/** A way in for somebody who lost their password, where no mail reaches them. */
export function PasswordLink({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const link = usePasswordLink()
  return (
    <>
      <Button
        variant="default"
        loading={link.isPending}
        onClick={() => link.mutate(person.id, { onError: complain })}
      >
        {t('password.link')}
      </Button>
      {link.data && (
        <SecretOnce
          title={t('password.link')}
          label={t('password.link')}
          text={t('password.linkText', { name: person.name })}
          secret={link.data.url}
          onClose={() => link.reset()}
        />
      )}
    </>
  )
}
