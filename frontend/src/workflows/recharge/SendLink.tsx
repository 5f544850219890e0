import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { formatDateTime } from '@/lib/format'
import { IconLink } from '@/ui/icons'
import { notify } from '@/ui/notify'
import styles from '../forms.module.css'

interface Props {
  conversation: string
  onDone: () => void
}

/** The other way: the customer gets a link to load it, without an account. */
export function SendLink({ conversation, onDone }: Props) {
  const { t } = useTranslation('workflows/recharge')
  const [key] = useState(newKey)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      const { expires_at } = await api.post<{ expires_at: string }>(
        `conversations/${conversation}/recharge-link/`,
        {},
        key,
      )
      notify(t('link.sent', { until: formatDateTime(expires_at) }))
      onDone()
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={styles.other}>
      <p>{t('link.text')}</p>
      <Button
        variant="default"
        leftSection={<IconLink size={16} />}
        loading={busy}
        onClick={() => void send()}
      >
        {t('link.send')}
      </Button>
    </div>
  )
}
