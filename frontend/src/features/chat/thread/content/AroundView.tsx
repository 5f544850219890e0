import { useTranslation } from 'react-i18next'
import type { Around, Message } from '@/api/types'
import { IconForwarded, IconMegaphone } from '@/ui/icons'
import styles from './content.module.css'
import { referralTitle } from './referral'

/** What stands around the words: the mark of a forward, how somebody came, what they answer. */
export function AroundView({ message: { around } }: { message: Message }) {
  if (!around) return null
  return (
    <>
      {around.forwarded && <Forwarded forwarded={around.forwarded} />}
      <Answered around={around} />
      <Came around={around} />
    </>
  )
}

function Forwarded({ forwarded }: { forwarded: NonNullable<Around['forwarded']> }) {
  const { t } = useTranslation('chat')
  const words = forwarded.often
    ? t('kinds.forwardedOften')
    : forwarded.from
      ? t('kinds.forwardedFrom', { name: forwarded.from })
      : t('kinds.forwarded')
  return (
    <span className={styles.mark}>
      <IconForwarded size={13} /> {words}
    </span>
  )
}

function Answered({ around: { quote, external, story } }: { around: Around }) {
  const { t } = useTranslation('chat')
  return (
    <>
      {external && (
        <span className={styles.mark}>
          {external.from
            ? t('kinds.external', { name: external.from })
            : t('kinds.externalUnknown')}
        </span>
      )}
      {quote && <blockquote className={styles.cited}>{quote}</blockquote>}
      {story && (
        <span className={styles.mark}>
          {t('kinds.story')}
          {story.url && (
            <a href={story.url} target="_blank" rel="noopener noreferrer">
              {t('kinds.seeStory')}
            </a>
          )}
        </span>
      )}
    </>
  )
}

function Came({ around: { start, referral } }: { around: Around }) {
  const { t } = useTranslation('chat')
  if (start) return <span className={styles.mark}>{t('kinds.start', { payload: start })}</span>
  if (!referral) return null
  return (
    <span className={styles.referral}>
      <IconMegaphone size={18} />
      <span>
        <strong>{referralTitle(referral, t)}</strong>
        {referral.body && <span>{referral.body}</span>}
        {referral.url && (
          <a href={referral.url} target="_blank" rel="noopener noreferrer">
            {t('kinds.seeReferral')}
          </a>
        )}
      </span>
    </span>
  )
}
