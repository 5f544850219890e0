import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { Conversation, Message } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconX } from '@/ui/icons'
import { notify } from '@/ui/notify'
import styles from '../composer/composer.module.css'
import { ModeTabs } from '../composer/ModeTabs'
import { keepMessage } from '../data/messages'
import { TemplateForm } from './TemplateForm'
import own from './templates.module.css'

interface Props {
  conversation: Conversation
  onNote: (note: boolean) => void
  /** Back to free words, where the channel lets us. */
  onClose: (() => void) | null
}

/** Stands in the composer's place: where free words would not arrive, or by choice. */
export default function TemplateBox({ conversation, onNote, onClose }: Props) {
  const { t } = useTranslation('chat')
  const { id, channel, customer } = conversation
  if (!channel) return null
  return (
    <div className={styles.box} data-templates>
      <div className={own.top}>
        <ModeTabs note={false} onNote={onNote} />
        {onClose && (
          <IconButton size={30} label={t('common:close')} icon={IconX} onClick={onClose} />
        )}
      </div>
      <div className={own.inside}>
        <TemplateForm
          channel={channel.id}
          known={namesOf(customer?.name ?? '')}
          onSend={async (template, client_id) => {
            const body = { client_id, kind: 'template', template }
            keepMessage(await api.post<Message>(`conversations/${id}/messages/`, body))
            notify(t('template.queued'))
            onClose?.()
          }}
        />
      </div>
    </div>
  )
}

/** A person's name under the names that blanks for it usually have. */
export function namesOf(name: string): Record<string, string> {
  const known = /\d/.test(name) ? '' : name
  return known ? { nombre: known, name: known, cliente: known, customer_name: known } : {}
}
