import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import { IconMapPin } from '@/ui/icons'
import { LocationCard } from '../thread/content/LocationCard'
import type { Carded } from './extras'
import { pointIn } from './place'

interface Props {
  onSend: (carded: Carded) => void
  onClose: () => void
}

/** A place, typed, pasted from a map, or where one is. */
export default function LocationForm({ onSend, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [words, setWords] = useState('')
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [problem, setProblem] = useState('')
  const point = pointIn(words)
  const card = point && { type: 'location', ...point, ...named({ name, address }) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (card) onSend({ kind: 'location', text: '', card })
    else setProblem(t('extra.location.none'))
  }
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setWords(`${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`)
        setProblem('')
      },
      () => setProblem(t('extra.location.refused')),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  return (
    <FormDialog
      title={t('extra.location.name')}
      action={t('composer.send')}
      busy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('extra.location.where')}
        description={t('extra.location.hint')}
        value={words}
        error={problem}
        data-autofocus
        onChange={event => {
          setWords(event.currentTarget.value)
          setProblem('')
        }}
      />
      {'geolocation' in navigator && (
        <Button variant="default" leftSection={<IconMapPin size={16} />} onClick={here}>
          {t('extra.location.here')}
        </Button>
      )}
      <TextInput
        label={t('extra.location.placeName')}
        maxLength={255}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('extra.location.address')}
        maxLength={255}
        value={address}
        onChange={event => setAddress(event.currentTarget.value)}
      />
      {card && <LocationCard card={card} />}
    </FormDialog>
  )
}

/** Empty fields stay out. */
function named(words: { name: string; address: string }): { name?: string; address?: string } {
  const said = Object.entries(words).filter(([, value]) => value.trim())
  return Object.fromEntries(said.map(([key, value]) => [key, value.trim()]))
}
