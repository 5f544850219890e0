import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { ANSWERING } from '@/lib/roles'
import { IconBellOff, IconDownload, IconInbox, IconTrash, IconUser } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { setKind, setOptedOut, setSpam } from '../data/operations'

/** What somebody outside is to us, and their conversation as a file. */
export default function OutsiderItems({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const { role } = useUser()
  return (
    <>
      {ANSWERING.includes(role) && <Standing conversation={conversation} />}
      <Menu.Label>{t('outsider.transcript')}</Menu.Label>
      <Transcript id={conversation.id} label="text" query={{ format: 'txt' }} />
      <Transcript id={conversation.id} label="print" query={{ format: 'html' }} />
      <Transcript id={conversation.id} label="withNotes" query={{ format: 'html', notes: true }} />
    </>
  )
}

function Standing({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const spam = conversation.customer?.spam ?? false
  const optedOut = conversation.customer?.opted_out ?? false
  const supplier = conversation.kind === 'supplier'
  const other = supplier ? 'customer' : 'supplier'
  return (
    <>
      <Menu.Item
        leftSection={spam ? <IconInbox size={16} /> : <IconTrash size={16} />}
        onClick={() => putAside(conversation, !spam, t)}
      >
        {t(spam ? 'outsider.notSpam' : 'outsider.spam')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconBellOff size={16} />}
        onClick={() => void setOptedOut(conversation, !optedOut).catch(complain)}
      >
        {t(optedOut ? 'outsider.optIn' : 'outsider.optOut')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconUser size={16} />}
        onClick={() =>
          void setKind(conversation, other).then(() => notify(t(`outsider.${other}Done`)), complain)
        }
      >
        {t(`outsider.${other}`)}
      </Menu.Item>
      <Menu.Divider />
    </>
  )
}

function putAside(item: Conversation, spam: boolean, t: (key: string) => string): void {
  setSpam(item, spam).then(
    () =>
      notify(t(spam ? 'outsider.spamDone' : 'outsider.notSpamDone'), {
        label: t('common:undo'),
        run: () => void setSpam(item, !spam).catch(complain),
      }),
    complain,
  )
}

interface TranscriptProps {
  id: string
  label: 'text' | 'print' | 'withNotes'
  query: { format: 'txt' | 'html'; notes?: boolean }
}

function Transcript({ id, label, query }: TranscriptProps) {
  const { t } = useTranslation('chat')
  const name = `conversacion-${id.slice(0, 8)}.${query.format}`
  return (
    <Menu.Item
      leftSection={<IconDownload size={16} />}
      onClick={() => void download(`conversations/${id}/transcript/`, query, name).catch(complain)}
    >
      {t(`outsider.${label}`)}
    </Menu.Item>
  )
}
