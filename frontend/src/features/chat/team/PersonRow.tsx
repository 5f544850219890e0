import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import type { Colleague } from '../data/colleagues'
import row from '../list/row.module.css'
import { PersonFace } from './Face'
import { statusNow, usePerson } from './person'
import styles from './team.module.css'

interface Props {
  person: Colleague
  onPick: (person: Colleague) => void
}

export const PersonRow = memo(function PersonRow({ person, onPick }: Props) {
  return (
    <button
      type="button"
      className={row.row}
      data-person={person.id}
      onClick={() => onPick(person)}
    >
      <PersonFace id={person.id} name={person.name} />
      <span className={row.words}>
        <span className={row.line}>
          <strong className={row.name}>
            <bdi>{person.name}</bdi>
          </strong>
        </span>
        <span className={row.line}>
          <Standing person={person} />
        </span>
      </span>
    </button>
  )
})

/** What they say about their day, else what they do here. */
export function Standing({ person }: { person: Pick<Colleague, 'id' | 'role'> }) {
  const { t } = useTranslation('chat')
  const status = statusNow(usePerson(person.id).status, useNow())
  return (
    <span className={row.preview}>
      {status ? (
        <>
          <span className={styles.emoji}>{status.emoji}</span> <bdi>{status.text}</bdi>
        </>
      ) : (
        t(`common:role.${person.role}`)
      )}
    </span>
  )
}
