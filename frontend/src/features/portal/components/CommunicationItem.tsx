import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Age } from '@/ui/Age'
import { StateChip, type Tone } from '@/ui/StateChip'
import type { Communication } from '../data'
import styles from '../portal.module.css'

export const TONE: Record<Communication['state'], Tone> = {
  received: 'plain',
  assigned: 'primary',
  answered: 'ok',
  closed: 'plain',
}

export function CommunicationItem({ communication }: { communication: Communication }) {
  const { t } = useTranslation('portal')
  const recharge = communication.actions.find(action => action.key === 'recharge')
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <StateChip tone={TONE[communication.state]}>{t(`state.${communication.state}`)}</StateChip>
        <span>{t(`channel.${communication.channel}`)}</span>
        <Age at={communication.created_at} />
      </div>
      <p className={styles.body}>{communication.body}</p>
      {communication.state === 'received' && <p className={styles.hint}>{t('home.waiting')}</p>}
      <div className={styles.buttons}>
        {recharge && !recharge.locked && (
          <Button component={Link} to={`/portal/recharge/${communication.id}`}>
            {t('home.recharge')}
          </Button>
        )}
        <Button
          component={Link}
          to={`/portal/chat/${communication.conversation}`}
          variant="default"
        >
          {t('home.open')}
        </Button>
      </div>
    </li>
  )
}
