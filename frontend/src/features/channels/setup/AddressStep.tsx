import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { CopyField } from '@/ui/CopyField'
import { type Channel, useGround, useSaveChannel } from '../data'
import { shakesHands } from '../kinds'
import { madeUp, rememberedToken, rememberToken } from './fields'
import styles from './setup.module.css'
import { Lines } from './Walk'
import type { Way } from './ways'

interface Props {
  channel: Channel
  way: Way
  /** Where nothing tells that it was pasted. */
  onPasted?: () => void
}

/** What to copy, and where to paste it at the provider. */
export function AddressStep({ channel, way, onPasted }: Props) {
  const { t } = useTranslation('channels')
  const ground = useGround()
  const hands = shakesHands(channel.kind)
  return (
    <>
      {ground.data && !ground.data.reachable && (
        <p className={styles.told} data-tone="warn" role="note">
          {t('setup.unreachable', { url: ground.data.public_url })}
        </p>
      )}
      <CopyField label={t('setup.copyAddress')} value={channel.webhook_url} />
      {hands && <VerifyToken channel={channel} />}
      <Lines ordered text={t(`way.${way.key}.address`)} />
      {hands ? (
        <output className={styles.told} data-tone={channel.registered_at ? 'ok' : undefined}>
          {t(channel.registered_at ? 'setup.shaken' : 'setup.shakenWait')}
        </output>
      ) : (
        <p>{t('setup.pasted')}</p>
      )}
      {onPasted && (
        <div className={styles.buttons}>
          <Button onClick={onPasted}>{t('setup.next')}</Button>
        </div>
      )}
    </>
  )
}

/** Shown as long as this page knows it; later another can be made, as nobody remembers the first. */
function VerifyToken({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const [token, setToken] = useState(() => rememberedToken(channel.id))
  const save = useSaveChannel(channel.id)
  if (token) return <CopyField label={t('setup.copyToken')} value={token} />
  const another = madeUp()
  return (
    <div className={styles.told}>
      <p>{t('setup.lostToken', { tail: channel.ids.verify_token || '…' })}</p>
      <div className={styles.buttons}>
        <Button
          variant="default"
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { credentials: { verify_token: another } },
              {
                onSuccess: () => {
                  rememberToken(channel.id, another)
                  setToken(another)
                },
                onError: complain,
              },
            )
          }
        >
          {t('setup.newToken')}
        </Button>
      </div>
    </div>
  )
}
