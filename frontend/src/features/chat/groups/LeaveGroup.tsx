import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { IconLogOut } from '@/ui/icons'
import { leaveGroup } from '../data/groups'
import dialog from './dialog.module.css'
import styles from './groups.module.css'

export function LeaveGroup({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const leave = () => {
    setBusy(true)
    leaveGroup(item.id, me).catch(error => {
      complain(error)
      setBusy(false)
      setAsking(false)
    })
  }
  return (
    <section className={styles.section}>
      <Button
        variant="subtle"
        color="bad"
        leftSection={<IconLogOut size={16} />}
        onClick={() => setAsking(true)}
      >
        {t('group.leave')}
      </Button>
      <Modal
        closeButtonProps={{ 'aria-label': t('common:close') }}
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('group.leaveAsk', { name: item.title })}
        size={420}
      >
        <p className={dialog.ask}>{t('group.leaveText')}</p>
        <footer className={dialog.actions}>
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('common:cancel')}
          </Button>
          <Button color="bad" loading={busy} onClick={leave}>
            {t('group.leave')}
          </Button>
        </footer>
      </Modal>
    </section>
  )
}
