import { Button, Select, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconFilter } from '@/ui/icons'
import { useColleagues } from '../data/colleagues'
import { SEARCH_KINDS, type Sought } from '../data/search'
import { PlaceSelect } from './PlaceSelect'
import styles from './search.module.css'
import { NARROWING } from './useSought'

interface Props {
  sought: Sought
  onChange: (change: Partial<Sought>) => void
}

const NOTHING: Partial<Sought> = Object.fromEntries(NARROWING.map(name => [name, '']))
const SHOWN = 60

/** Folded away where there is little room, unless something is narrowed. */
export function SearchFilters(props: Props) {
  const { t } = useTranslation('chat')
  const wide = useMediaQuery('(width >= 1024px)', true, { getInitialValueInEffect: false })
  const narrowed = NARROWING.some(name => props.sought[name])
  const [asked, setAsked] = useState(narrowed)
  const open = wide || asked
  return (
    <>
      {!wide && (
        <Button
          variant="default"
          aria-expanded={open}
          leftSection={<IconFilter size={16} />}
          onClick={() => setAsked(!asked)}
        >
          {t('search.filters')}
        </Button>
      )}
      {open && <Fields {...props} />}
      {narrowed && (
        <Button variant="subtle" onClick={() => props.onChange(NOTHING)}>
          {t('search.clear')}
        </Button>
      )}
    </>
  )
}

/** Who wrote it, what it is, where and when. */
function Fields({ sought, onChange }: Props) {
  const { t } = useTranslation('chat')
  const people = useColleagues().data ?? []
  return (
    <fieldset className={styles.filters} aria-label={t('search.filters')}>
      <Select
        aria-label={t('search.from')}
        placeholder={t('search.from')}
        searchable
        clearable
        limit={SHOWN}
        nothingFoundMessage={t('team.nobody')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={sought.author || null}
        onChange={author => onChange({ author: author ?? '' })}
      />
      <PlaceSelect id={sought.conversation} onChange={conversation => onChange({ conversation })} />
      <Select
        aria-label={t('search.kind')}
        placeholder={t('search.kind')}
        clearable
        data={Object.keys(SEARCH_KINDS).map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={sought.kind || null}
        onChange={kind => onChange({ kind: (kind ?? '') as Sought['kind'] })}
      />
      {(['since', 'until'] as const).map(name => (
        <TextInput
          key={name}
          type="date"
          className={styles.day}
          label={t(`search.${name}`)}
          value={sought[name]}
          onChange={event => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
    </fieldset>
  )
}
