import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, Message } from '@/api/types'
import { IconDownload, IconWallet } from '@/ui/icons'
import { freshUrl } from '../data/messages'
import styles from './thread.module.css'

interface Props {
  shown: { message: Message; file: Attachment }
  onUseAsProof: ((file: Attachment) => void) | null
  onClose: () => void
}

/** The picture as large as the screen lets it be. */
export default function Viewer({ shown, onUseAsProof, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    setUrl(null)
    let stands = true
    freshUrl(shown.message, shown.file)
      .catch(() => shown.file.url ?? '')
      .then(address => stands && setUrl(address))
    return () => {
      stands = false
    }
  }, [shown])
  const { file } = shown
  const proof = shown.message.direction === 'in' ? onUseAsProof : null
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      title={file.name || t('kind.image')}
      classNames={{ body: styles.viewer }}
    >
      <img src={url ?? file.thumbnail_url ?? undefined} alt={file.name || t('kind.image')} />
      <footer>
        {proof && (
          <Button leftSection={<IconWallet size={16} />} onClick={() => proof(file)}>
            {t('message.useAsProof')}
          </Button>
        )}
        {url && (
          <Button
            component="a"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t('message.openOriginal')}
          </Button>
        )}
      </footer>
    </Modal>
  )
}
