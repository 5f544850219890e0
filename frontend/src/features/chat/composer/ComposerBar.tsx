import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconMic, IconPaperclip, IconSend, IconSlash } from '@/ui/icons'
import { WindowChip } from '../thread/WindowChip'
import type { BoxProps } from './ComposerBox'
import styles from './composer.module.css'
import { EmojiPicker } from './EmojiPicker'
import type { TextFit } from './limits'
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
}

export function ComposerBar({ box, fit, blocked, sendSoon, ...on }: Props) {
  const { conversation, note, uploads, actions } = box
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
      {speaks(box) && (
        <IconButton label={t('voice.record')} icon={IconMic} data-record onClick={on.onRecord} />
      )}
      {actions.length > 0 && (
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

/** Browsers record what not every provider takes: among ourselves and on our own channel it plays. */
function speaks({ conversation, note }: BoxProps): boolean {
  const { kind, channel } = conversation
  return note || kind !== 'customer' || channel?.kind === 'web' || channel?.kind === 'telegram'
}
