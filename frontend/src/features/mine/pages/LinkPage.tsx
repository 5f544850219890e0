import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ApiError } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { EmptyState } from '@/ui/EmptyState'
import { IconAlert, IconChosen } from '@/ui/icons'
import { Skeletons } from '@/ui/Skeletons'
import { LinkCard } from '../components/LinkCard'
import { useChannels, useMakeLink } from '../data'
import styles from '../mine.module.css'

const LOOK_MS = 3000

/** A link that opens the chat with a code in it; says so as soon as the channel is proven. */
export default function LinkPage() {
  const { t } = useTranslation('mine')
  const { channel = '' } = useParams()
  const make = useMakeLink()
  const { mutate } = make
  const known = useRef<number | null>(null)
  const channels = useChannels(LOOK_MS)
  const proven = channels.data?.results.filter(row => row.channel === channel).length
  if (known.current === null && proven !== undefined) known.current = proven
  useEffect(() => mutate(channel), [mutate, channel])
  const done = proven !== undefined && known.current !== null && proven > known.current
  return (
    <div className={styles.page}>
      <h1>{t('link.title', { channel: t(`channel.${channel}`, { defaultValue: channel }) })}</h1>
      <div aria-live="polite">
        {done ? (
          <EmptyState
            icon={IconChosen}
            title={t('link.done')}
            text={t('link.doneText')}
            action={
              <Button component={Link} to="/portal">
                {t('link.home')}
              </Button>
            }
          />
        ) : make.isError ? (
          <EmptyState icon={IconAlert} title={t('link.none')} text={wordsOf(make.error)} />
        ) : make.data ? (
          <LinkCard link={make.data} onAgain={() => mutate(channel)} />
        ) : (
          <Skeletons rows={3} />
        )}
      </div>
      {!done && (
        <Button component={Link} to="/portal" variant="subtle">
          {t('link.later')}
        </Button>
      )}
    </div>
  )
}

function wordsOf(error: Error): string {
  return errorText(error instanceof ApiError ? error : { code: 'internal', message: '' })
}
