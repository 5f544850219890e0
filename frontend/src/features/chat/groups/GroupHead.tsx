import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconTrash } from '@/ui/icons'
import { changeGroup, isOwner } from '../data/groups'
import { TalkFace } from '../team/Face'
import styles from './groups.module.css'
import { PictureButton } from './PictureButton'
import { usePicture } from './usePicture'

export function GroupHead({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const owner = isOwner(item, me)
  const picture = usePicture(async ({ id }) => {
    await changeGroup(item.id, { picture: id })
  })
  return (
    <header className={styles.head}>
      {owner ? (
        <PictureButton name={item.title} current={item.picture_url} picture={picture} />
      ) : (
        <TalkFace item={item} size={72} />
      )}
      {owner ? <Title key={item.title} item={item} /> : <Name title={item.title} />}
      <p>{t('team.members', { count: item.members?.length ?? 0 })}</p>
      {owner && item.picture_url && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconTrash size={14} />}
          onClick={() => {
            picture.clear()
            void changeGroup(item.id, { picture: null }).catch(complain)
          }}
        >
          {t('group.noPicture')}
        </Button>
      )}
    </header>
  )
}

function Name({ title }: { title: string }) {
  return (
    <h2>
      <bdi>{title}</bdi>
    </h2>
  )
}

/** The name, and the field it turns into; a refused name stays in the field. */
function Title({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const [text, setText] = useState<string | null>(null)
  const [error, setError] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const title = text?.trim()
    if (!title || title === item.title) return setText(null)
    try {
      await changeGroup(item.id, { title })
      setText(null)
    } catch (problem) {
      const { title: reason } = fieldErrors(problem, 'chat:group.refused')
      setError(reason ?? '')
      if (!reason) complain(problem)
    }
  }
  if (text === null) {
    return (
      <div className={styles.titleLine}>
        <Name title={item.title} />
        <IconButton
          label={t('group.rename')}
          icon={IconEdit}
          iconSize={16}
          size={32}
          onClick={() => setText(item.title)}
        />
      </div>
    )
  }
  return (
    <form className={styles.rename} onSubmit={event => void submit(event)}>
      <TextInput
        value={text}
        maxLength={120}
        error={error}
        aria-label={t('group.title')}
        autoFocus
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Escape' && setText(null)}
      />
      <Button type="submit">{t('common:save')}</Button>
    </form>
  )
}
