import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { FindWho } from './FindWho'
import { type Addressee, firstWords } from './opened'
import { WriteTo } from './WriteTo'

/** Whom, by which channel, with which template; it ends in the thread. */
export default function FirstWords({ to }: { to: Addressee | null }) {
  const { t } = useTranslation('chat')
  const navigate = useNavigate()
  const [who, setWho] = useState(to)
  const close = () => firstWords.set(null)
  const open = (id: string) => {
    close()
    navigate(`/inbox/${id}`)
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('first.title')}
      size={680}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {who ? (
        <WriteTo to={who} onOther={() => setWho(null)} onStarted={open} />
      ) : (
        <FindWho onTalk={open} onWho={setWho} />
      )}
    </Modal>
  )
}
