import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { Age } from '@/ui/Age'
import { IconButton } from '@/ui/IconButton'
import { IconX } from '@/ui/icons'
import { notify } from '@/ui/notify'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { jumpAddress } from '../data/jump'
import { retryMessage } from '../data/operations'
import { reasonOf } from '../thread/Failure'
import { previewOf } from '../thread/preview'
import { bringBack, putAway, settleMessage, type Troubled } from './data'
import styles from './tray.module.css'

/** One message that is stuck: what it says, why, and the ways on. */
export function TrayRow({ row }: { row: Troubled }) {
  const { t } = useTranslation('chat')
  const { place, author } = row
  const name = place.title || t('unnamed')
  const unsure = row.state === 'unknown'
  return (
    <li className={`${page.row} ${styles.row}`}>
      {place.channel && <ChannelGlyph kind={place.channel.kind} size={22} />}
      <div className={styles.who}>
        <strong>
          <Link
            to={jumpAddress('/inbox', place.id, row.number)}
            aria-label={t('tray.see', { name })}
          >
            {name}
          </Link>
        </strong>
        <p className={styles.words} dir="auto">
          {previewOf(row, t)}
        </p>
        <p className={styles.why}>
          <StateChip tone={unsure ? 'warn' : 'bad'}>
            {t(unsure ? 'tray.unsure' : 'tray.failed')}
          </StateChip>{' '}
          {unsure ? `${t('tray.unknown')} ${t('tray.unknownHint')}` : reasonOf(row.error)}
        </p>
        <p className={styles.by}>
          {author && t('tray.by', { name: author.name })}{' '}
          {row.troubled_at && <Age at={row.troubled_at} />}
        </p>
      </div>
      <Ways row={row} />
    </li>
  )
}

function Ways({ row }: { row: Troubled }) {
  const { t } = useTranslation('chat')
  const [busy, setBusy] = useState(false)
  const run = async (way: () => Promise<void>, said: string, undo?: () => void) => {
    setBusy(true)
    try {
      await way()
      notify(said, undo && { label: t('common:undo'), run: undo })
    } catch (error) {
      complain(error)
    }
    setBusy(false)
  }
  const settle = (delivered: boolean) =>
    run(() => settleMessage(row, delivered), t(delivered ? 'tray.settled' : 'tray.settledMissed'))
  return (
    <div className={page.actions}>
      {row.state === 'unknown' ? (
        <>
          <Button variant="default" disabled={busy} onClick={() => void settle(true)}>
            {t('tray.arrived')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => void settle(false)}>
            {t('tray.missed')}
          </Button>
        </>
      ) : (
        <Button
          variant="default"
          disabled={busy}
          onClick={() => void run(() => retryMessage(row), t('tray.retried'))}
        >
          {t('tray.retry')}
        </Button>
      )}
      <IconButton
        label={t('tray.away')}
        icon={IconX}
        disabled={busy}
        onClick={() =>
          void run(
            () => putAway(row),
            t('tray.awayDone'),
            () => void bringBack(row).catch(complain),
          )
        }
      />
    </div>
  )
}
