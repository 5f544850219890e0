import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, Attachment } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconX } from '@/ui/icons'
import { Skeletons } from '@/ui/Skeletons'
import { formOf } from '@/workflows/registry'
import { knownMessages } from '../data/messages'
import styles from './composer.module.css'
import { slashOf } from './SlashMenu'

interface Props {
  conversation: string
  action: Action
  proof: Attachment | null
  onClose: () => void
}

/** The small form of an action, where the answer is usually written. */
export function ActionForm({ conversation, action, proof, onClose }: Props) {
  const { t } = useTranslation('chat')
  const Form = formOf(action.key)
  return (
    <section className={styles.action} aria-label={action.label}>
      <header>
        <strong>{action.label}</strong>
        <code>{slashOf(action)}</code>
        <IconButton size={30} label={t('common:close')} icon={IconX} onClick={onClose} />
      </header>
      <Suspense fallback={<Skeletons rows={3} height={48} />}>
        <Form
          conversation={conversation}
          action={action}
          proof={proof}
          pictures={picturesOf(conversation)}
          onDone={onClose}
          onCancel={onClose}
        />
      </Suspense>
    </section>
  )
}

function picturesOf(conversation: string): Attachment[] {
  return knownMessages(conversation)
    .filter(message => message.direction === 'in' && !message.deleted_at)
    .flatMap(message => message.attachments)
    .filter(file => file.kind === 'image' && file.state === 'ready')
    .reverse()
}
