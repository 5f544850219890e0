import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { Age } from '@/ui/Age'
import { ErrorState } from '@/ui/ErrorState'
import { Skeletons } from '@/ui/Skeletons'
import { StateChip } from '@/ui/StateChip'
import styles from '../accounts.module.css'
import { type OpenSession, useEndSession, useSessions } from '../data'

export function SessionsSection() {
  const { t } = useTranslation('accounts')
  const sessions = useSessions()
  return (
    <section className={styles.section}>
      <h2>{t('account.sessions')}</h2>
      {sessions.isPending && <Skeletons rows={2} />}
      {sessions.isError && (
        <ErrorState
          problem={sessions.error instanceof ApiError ? sessions.error : null}
          onRetry={() => void sessions.refetch()}
        />
      )}
      {sessions.data && (
        <ul className={styles.rows}>
          {sessions.data.results.map(session => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </section>
  )
}

function SessionRow({ session }: { session: OpenSession }) {
  const { t } = useTranslation('accounts')
  const end = useEndSession()
  const device = deviceOf(session.user_agent) || t('account.unknownDevice')
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <strong>{device}</strong>
        <span>
          {session.ip} · {t('account.lastSeen')} <Age at={session.last_seen_at} />
        </span>
      </div>
      {session.current ? (
        <StateChip tone="primary">{t('account.here')}</StateChip>
      ) : (
        <Button
          variant="default"
          loading={end.isPending}
          aria-label={t('account.endLabel', { device })}
          onClick={() =>
            end.mutate(session.id, {
              onSuccess: () => notifications.show({ message: t('account.ended') }),
              onError: error =>
                notifications.show({
                  color: 'bad',
                  message: errorText(error instanceof ApiError ? error : { code: '', message: '' }),
                }),
            })
          }
        >
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}

/** `Chrome · Windows`: enough to recognise one's own phone. */
function deviceOf(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : (/(Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? '')
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(agent)?.[1] ?? ''
  return [browser, system].filter(Boolean).join(' · ')
}
