import { Button, Modal, TagsInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { knownConversation } from '../data/cache'
import { setLabels } from '../data/operations'
import { labelAsked } from './askLabel'

type Props = NonNullable<ReturnType<typeof labelAsked.get>>

/** Asks what it was about, hangs the label on, and resolves. */
export default function LabelDialog({ ids, choices, proceed }: Props) {
  const { t } = useTranslation('chat')
  const [chosen, setChosen] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const close = () => labelAsked.set(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      for (const id of ids) {
        await setLabels(id, [...new Set([...(knownConversation(id)?.labels ?? []), ...chosen])])
      }
      close()
      proceed()
    } catch (error) {
      complain(error)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('ask.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={page.form} onSubmit={submit}>
        <TagsInput
          label={t('ask.label')}
          description={t('ask.text')}
          data={choices}
          maxTags={20}
          value={chosen}
          onChange={setChosen}
        />
        <div className={page.chips}>
          {choices.slice(0, 12).map((choice, at) => (
            <Button
              key={choice}
              data-autofocus={at === 0 || undefined}
              size="xs"
              variant={chosen.includes(choice) ? 'filled' : 'default'}
              aria-pressed={chosen.includes(choice)}
              onClick={() =>
                setChosen(
                  chosen.includes(choice)
                    ? chosen.filter(each => each !== choice)
                    : [...chosen, choice],
                )
              }
            >
              {choice}
            </Button>
          ))}
        </div>
        <Actions>
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={chosen.length === 0} loading={busy}>
            {t('ask.resolve')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
