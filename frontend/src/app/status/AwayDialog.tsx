import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { handBack, saveAvailability } from '@/api/status'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'

interface Props {
  /** Customers who wait for one's own answer. */
  waiting: number
  onClose: () => void
}

/** Asks what becomes of those who wait before one goes away. */
export default function AwayDialog({ waiting, onClose }: Props) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const leave = async (how: () => Promise<string>) => {
    setBusy(true)
    try {
      notify(await how())
      onClose()
    } catch (error) {
      setBusy(false)
      complain(error)
    }
  }
  const giveBack = async () => t('availability.handedBack', { count: await handBack() })
  const keep = async () => {
    await saveAvailability('away')
    return t('availability.left')
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('availability.leaving')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p>{t('availability.waiting', { count: waiting })}</p>
      <Actions>
        <Button variant="default" disabled={busy} onClick={() => void leave(keep)}>
          {t('availability.keep')}
        </Button>
        <Button data-autofocus loading={busy} onClick={() => void leave(giveBack)}>
          {t('availability.handBack')}
        </Button>
      </Actions>
    </Modal>
  )
}
