import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconMic, IconPaperclip, IconSend, IconSlash, IconTemplate } from '@/ui/icons'
import { WindowChip } from '../thread/WindowChip'
import type { BoxProps } from './ComposerBox'
import styles from './composer.module.css'
import { EmojiPicker } from './EmojiPicker'
import { extrasOf } from './extras'
import type { TextFit } from './limits'
import { PlusMenu } from './PlusMenu'
import { recordsPlainly } from './recording'
import { type Later, SendLater } from './SendLater'
import { TextCounter } from './TextCounter'

interface Props {
  box: BoxProps
  fit: TextFit
  blocked: boolean
  /** It goes out by itself when the files are up. */
  sendSoon: boolean
  onEmoji: (emoji: string) => void
  onSlash: () => void
  onRecord: () => void
  onSubmit: () => void
  /** What stands here may wait for a later time. */
  postponable: boolean
  onLater: (plan: Later) => void
}

export function ComposerBar({ box, fit, blocked, sendSoon, postponable, ...on }: Props) {
  const { conversation, note, uploads, actions, answers } = box
  const { t } = useTranslation('chat')
  const files = useRef<HTMLInputElement>(null)
  return (
    <footer className={styles.bar}>
      <EmojiPicker onPick={on.onEmoji} />
      <IconButton
        label={t('composer.attach')}
        icon={IconPaperclip}
        data-attach
        onClick={() => files.current?.click()}
      />
      <PlusMenu
        extras={extrasOf(conversation, box.limits, note)}
        text={box.text}
        numbered={numbered(box)}
        onSend={box.onCard}
      />
      {speaks(box) && (
        <IconButton label={t('voice.record')} icon={IconMic} data-record onClick={on.onRecord} />
      )}
      {box.onTemplates && (
        <IconButton
          label={t('template.open')}
          icon={IconTemplate}
          data-open-templates
          onClick={box.onTemplates}
        />
      )}
      {actions.length + answers.length > 0 && (
        <IconButton label={t('slash.open')} icon={IconSlash} onClick={on.onSlash} />
      )}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        onChange={event => {
          uploads.add(event.currentTarget.files ?? [])
          event.currentTarget.value = ''
        }}
      />
      <span className={styles.state}>
        {!note && conversation.channel && <WindowChip item={conversation} />}
        <TextCounter fit={fit} />
        {sendSoon && (
          <span className={styles.counter} role="status">
            {t('composer.sendSoon')}
          </span>
        )}
      </span>
      <SendLater note={note} blocked={!postponable} onLater={on.onLater} />
      <Button
        onClick={on.onSubmit}
        disabled={blocked || sendSoon}
        data-send
        aria-label={t(note ? 'composer.saveNote' : 'composer.send')}
        rightSection={<IconSend size={16} />}
        className={styles.send}
      >
        {t(note ? 'composer.saveNote' : 'composer.send')}
      </Button>
    </footer>
  )
}

/** Some browsers record what not every provider takes: among ourselves and on our own channel it plays. */
function speaks({ conversation, note }: BoxProps): boolean {
  const { kind, channel } = conversation
  const takesAll = channel?.kind === 'web' || channel?.kind === 'telegram'
  return note || kind !== 'customer' || takesAll || recordsPlainly()
}

function numbered({ conversation, limits }: BoxProps): boolean {
  const outside = conversation.channel && conversation.channel.kind !== 'web'
  return Boolean(outside && limits && !limits.choices)
}
