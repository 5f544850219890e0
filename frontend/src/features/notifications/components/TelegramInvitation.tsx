import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { hubNow, useNow } from '@/lib/clock'
import { CopyAction } from '@/ui/CopyAction'
import { IconSend } from '@/ui/icons'
import { Actions } from '@/ui/Page'
import { type Invitation, useInviteTelegram } from '../data'
import styles from '../settings.module.css'

const MINUTE_MS = 60_000

/** Asks for a code and shows what to do with it; the page turns by itself once it was used. */
export function TelegramInvitation() {
  const { t } = useTranslation('notifications')
  const invite = useInviteTelegram()
  useNow()
  const left = invite.data ? Date.parse(invite.data.expires_at) - hubNow() : 0
  if (invite.data && left > 0)
    return <Steps made={invite.data} minutes={Math.ceil(left / MINUTE_MS)} />
  return (
    <>
      {invite.data && (
        <p className={styles.expired} role="alert">
          {t('telegram.expired')}
        </p>
      )}
      <Actions>
        <Button
          loading={invite.isPending}
          onClick={() => invite.mutate(undefined, { onError: complain })}
        >
          {t(invite.data ? 'telegram.another' : 'telegram.link')}
        </Button>
      </Actions>
    </>
  )
}

function Steps({ made, minutes }: { made: Invitation; minutes: number }) {
  const { t } = useTranslation('notifications')
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.focus(), [])
  const bot = made.bot && `@${made.bot}`
  return (
    <div className={styles.steps}>
      {made.url && (
        <div className={styles.setting}>
          <div>
            <strong>{t('telegram.here')}</strong>
            <p>{t('telegram.hereHint')}</p>
          </div>
          <Button
            ref={link}
            component="a"
            href={made.url}
            target="_blank"
            rel="noopener noreferrer"
            leftSection={<IconSend size={16} />}
          >
            {t('telegram.open')}
          </Button>
        </div>
      )}
      <div className={styles.setting}>
        <div>
          <strong>{t(made.url ? 'telegram.elsewhere' : 'telegram.write')}</strong>
          <p>{bot ? t('telegram.elsewhereHint', { bot }) : t('telegram.writeHint')}</p>
          <Command text={made.command} />
        </div>
      </div>
      <p className={styles.waiting} role="status">
        {t('telegram.waiting', { count: minutes })}
      </p>
    </div>
  )
}

/** Whole at any width, since somebody may be typing it from here. */
function Command({ text }: { text: string }) {
  return (
    <div className={styles.command}>
      <code translate="no">{text}</code>
      <CopyAction value={text} />
    </div>
  )
}
