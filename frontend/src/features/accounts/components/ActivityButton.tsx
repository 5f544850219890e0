import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { notify } from '@/ui/notify'
import { type Person, useSavePerson } from '../data'

/** Deactivates after a second press that says what will happen; reactivates at once. */
export function ActivityButton({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation('accounts')
  const save = useSavePerson(person.id)
  const [asked, setAsked] = useState(false)

  function press() {
    if (person.is_active && !asked) return setAsked(true)
    const key = person.is_active ? 'people.deactivated' : 'people.reactivated'
    save.mutate(
      { is_active: !person.is_active },
      {
        onSuccess: () => {
          notify(t(key, { name: person.name }))
          onDone()
        },
        onError: complain,
      },
    )
  }

  return (
    <>
      {asked && <p role="alert">{t('people.deactivateText')}</p>}
      <Button
        variant={asked ? 'filled' : 'light'}
        color={person.is_active ? 'bad' : undefined}
        loading={save.isPending}
        onClick={press}
      >
        {t(person.is_active ? 'people.deactivate' : 'people.reactivate')}
      </Button>
    </>
  )
}
