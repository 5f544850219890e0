import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { changeGroup } from '../data/groups'
import { openGroup } from '../data/operations'
import styles from './dialog.module.css'
import { PeoplePicker } from './PeoplePicker'
import { PictureButton } from './PictureButton'
import { usePicture } from './usePicture'

interface Props {
  opened: boolean
  onClose: () => void
  onOpen: (id: string) => void
}

/** Whatever was typed stays until the group stands, also when the dialog is closed meanwhile. */
export function CreateGroup({ opened, onClose, onOpen }: Props) {
  const { t } = useTranslation('chat')
  const [title, setTitle] = useState('')
  const [people, setPeople] = useState<string[]>([])
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const picture = usePicture()
  const ready = title.trim() !== '' && people.length > 0 && !picture.busy

  const made = async () => {
    const group = await openGroup(title.trim(), people)
    // The group stands already: a picture that is refused is only said aloud.
    const { attachment } = picture
    if (attachment) await changeGroup(group.id, { picture: attachment.id }).catch(complain)
    return group
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready || busy) return
    setBusy(true)
    setErrors({})
    try {
      const group = await made()
      setTitle('')
      setPeople([])
      picture.clear()
      onClose()
      onOpen(group.id)
    } catch (error) {
      const found = fieldErrors(error, 'chat:group.refused')
      setErrors(found)
      if (!(error instanceof ApiError) || Object.keys(found).length === 0) complain(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('team.newGroup')}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={styles.form} onSubmit={event => void submit(event)}>
        <div className={styles.heading}>
          <PictureButton name={title} picture={picture} size={64} />
          <TextInput
            label={t('group.title')}
            placeholder={t('group.titleHint')}
            value={title}
            maxLength={120}
            error={errors.title}
            data-autofocus
            onChange={event => setTitle(event.currentTarget.value)}
          />
        </div>
        <PeoplePicker chosen={people} onChange={setPeople} error={errors.members} />
        <footer className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            {t('group.create', { count: people.length })}
          </Button>
        </footer>
      </form>
    </Modal>
  )
}
