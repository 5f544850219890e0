import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { Age } from '@/ui/Age'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type OpenSession, useEndSession, useSessions } from '../data'

export function SessionsSection() {
  const { t } = useTranslation('accounts')
  const sessions = useSessions()
  return (
    <section className={styles.section}>
      <h2>{t('account.sessions')}</h2>
      <Loading of={sessions} rows={2}>
        {() => (
          <Rows>
            {sessions.data?.results.map(session => (
              <SessionRow key={session.id} session={session} />
            ))}
          </Rows>
        )}
      </Loading>
    </section>
  )
}

function SessionRow({ session }: { session: OpenSession }) {
  const { t } = useTranslation('accounts')
  const device = deviceOf(session.user_agent) || t('account.unknownDevice')
  return (
    <Row
      name={device}
      note={
        <>
          {session.ip} · {t('account.lastSeen')} <Age at={session.last_seen_at} />
        </>
      }
    >
      {session.current ? (
        <StateChip tone="primary">{t('account.here')}</StateChip>
      ) : (
        <EndButton id={session.id} label={t('account.endLabel', { device })} />
      )}
    </Row>
  )
}

function EndButton({ id, label }: { id: string; label: string }) {
  const { t } = useTranslation('accounts')
  const end = useEndSession()
  return (
    <Button
      variant="default"
      loading={end.isPending}
      aria-label={label}
      onClick={() =>
        end.mutate(id, {
          onSuccess: () => notify(t('account.ended')),
          onError: complain,
        })
      }
    >
      {t('account.end')}
    </Button>
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
