import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AlertSettings } from '@/alerts/settings'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { formatDate } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { announce } from '@/ui/live'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { useUnlinkTelegram } from '../data'
import styles from '../settings.module.css'
import { TelegramInvitation } from './TelegramInvitation'
import { WaySwitch } from './WaySwitch'

/** One's own chat with the bot of the house: to link, to pause, to let go of. */
export function TelegramSection({ settings }: { settings: AlertSettings }) {
  const { t } = useTranslation('notifications')
  const { telegram_available: available, telegram_link: link } = settings
  const was = useRef(link)
  useEffect(() => {
    if (link && !was.current) announce(t('telegram.linkedNow'))
    was.current = link
  }, [link, t])
  return (
    <section className={page.section}>
      <h2>{t('telegram.title')}</h2>
      {!link && <p>{t(available ? 'telegram.text' : 'telegram.none')}</p>}
      {link && <Linked name={link.name} since={link.linked_at} on={settings.telegram} />}
      {!link && available && <TelegramInvitation />}
      {!link && !available && <Connecting />}
    </section>
  )
}

function Linked({ name, since, on }: { name: string; since: string; on: boolean }) {
  const { t } = useTranslation('notifications')
  const unlink = useUnlinkTelegram()
  return (
    <>
      <div className={styles.setting}>
        <div>
          <strong>
            <bdi>{name || 'Telegram'}</bdi>
          </strong>
          <p>{t('telegram.since', { date: formatDate(since) })}</p>
        </div>
        <div className={styles.end}>
          <StateChip tone={on ? 'ok' : 'plain'}>
            {t(on ? 'telegram.linked' : 'telegram.paused')}
          </StateChip>
        </div>
      </div>
      <WaySwitch way="telegram" on={on} />
      <Actions>
        <ConfirmButton
          label={t('telegram.unlink')}
          text={t('telegram.unlinkText')}
          sure={t('telegram.unlink')}
          loading={unlink.isPending}
          onSure={() => unlink.mutate(undefined, { onError: complain })}
        />
      </Actions>
    </>
  )
}

/** Only an admin connects channels; others are told whom to ask. */
function Connecting() {
  const { t } = useTranslation('notifications')
  if (useUser().role !== 'admin') return null
  return (
    <Actions>
      <Button component={Link} to="/settings/channels" variant="default">
        {t('telegram.connect')}
      </Button>
    </Actions>
  )
}
