import { Autocomplete, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { Page } from '@/api/types'
import { FormDialog } from '@/ui/FormDialog'
import type { Carded } from './extras'

interface Props {
  onSend: (carded: Carded) => void
  onClose: () => void
}

interface Known {
  name: string
  phone?: string
}

const LEAST = 2
const MOST = 8

/** Somebody to reach: typed, or one of our customers. */
export default function ContactForm({ onSend, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [asked, setAsked] = useState(false)
  const known = useKnown(name)
  const digits = phone.replace(/[^\d]/g, '')
  const fits = digits.length >= 5 && digits.length <= 15
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!name.trim() || !fits) return
    const contacts = [{ name: name.trim(), phones: [phone.trim()] }]
    onSend({ kind: 'contact', text: '', card: { type: 'contact', contacts } })
  }
  return (
    <FormDialog
      title={t('extra.contact.name')}
      action={t('composer.send')}
      busy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <Autocomplete
        label={t('extra.contact.who')}
        description={t('extra.contact.hint')}
        data={known.map(one => one.name)}
        filter={({ options }) => options}
        maxLength={255}
        value={name}
        error={asked && !name.trim() && t('extra.contact.noName')}
        data-autofocus
        onChange={setName}
        onOptionSubmit={chosen => {
          const phone = known.find(one => one.name === chosen)?.phone
          if (phone) setPhone(phone)
        }}
      />
      <TextInput
        label={t('extra.contact.phone')}
        placeholder="+51 999 888 777"
        inputMode="tel"
        maxLength={30}
        value={phone}
        error={asked && !fits && t('extra.contact.noPhone')}
        onChange={event => setPhone(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** Customers of that name who have a phone, each name once. */
function useKnown(words: string): Known[] {
  const [q] = useDebouncedValue(words.trim(), 250)
  const { data } = useQuery({
    queryKey: ['contact-suggestions', q],
    queryFn: ({ signal }) => api.get<Page<Known>>('customers/', { q, limit: MOST }, signal),
    enabled: q.length >= LEAST,
  })
  const named = (data?.results ?? []).filter(one => one.phone)
  return [...new Map(named.map(one => [one.name, one])).values()]
}
