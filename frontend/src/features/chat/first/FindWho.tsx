import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { Avatar } from '@/ui/Avatar'
import { IconPhone, IconSearch } from '@/ui/icons'
import { nameOf } from '../list/ConversationRow'
import { numberIn, useKnownCustomers, useKnownTalks } from './data'
import styles from './first.module.css'
import type { Addressee } from './opened'

interface Props {
  onTalk: (id: string) => void
  onWho: (who: Addressee) => void
}

/** Somebody who has written, a customer with a phone, or a number. */
export function FindWho({ onTalk, onWho }: Props) {
  const { t } = useTranslation('chat')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const talks = useKnownTalks(q)
  const customers = useKnownCustomers(q)
  const number = numberIn(typed)
  const settled = q.length > 1 && !talks.isFetching && !customers.isFetching
  const nobody = settled && !number && !talks.data?.length && !customers.data?.length
  return (
    <div className={styles.find}>
      <TextInput
        type="search"
        value={typed}
        data-autofocus
        label={t('first.who')}
        description={t('first.hint')}
        leftSection={<IconSearch size={16} />}
        onChange={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && number) onWho({ name: number, phone: number })
        }}
      />
      {number && (
        <Choice
          face={<IconPhone size={20} />}
          name={t('first.number', { phone: number })}
          onPick={() => onWho({ name: number, phone: number })}
        />
      )}
      <Group title={t('first.talks')} some={Boolean(talks.data?.length)}>
        {talks.data?.map(item => (
          <Choice
            key={item.id}
            face={<Avatar name={nameOf(item, t('unnamed'))} size={32} />}
            name={nameOf(item, t('unnamed'))}
            note={item.channel?.name}
            sign={item.channel && <ChannelGlyph kind={item.channel.kind} />}
            onPick={() => onTalk(item.id)}
          />
        ))}
      </Group>
      <Group title={t('first.customers')} some={Boolean(customers.data?.length)}>
        {customers.data?.map(({ id, name, phone }) => (
          <Choice
            key={id}
            face={<Avatar name={name} size={32} />}
            name={name}
            note={phone}
            onPick={() => onWho({ name, phone, customer: id })}
          />
        ))}
      </Group>
      {nobody && <p>{t('first.nobody')}</p>}
    </div>
  )
}

function Group({ title, some, children }: { title: string; some: boolean; children: ReactNode }) {
  if (!some) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

interface ChoiceProps {
  face: ReactNode
  name: string
  note?: string | undefined
  sign?: ReactNode
  onPick: () => void
}

function Choice({ face, name, note, sign, onPick }: ChoiceProps) {
  return (
    <button type="button" className={styles.choice} onClick={onPick}>
      <span className={styles.face}>{face}</span>
      <span>
        <bdi>{name}</bdi>
        {note && (
          <small>
            {sign} {note}
          </small>
        )}
      </span>
    </button>
  )
}
