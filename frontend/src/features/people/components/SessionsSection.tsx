import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { Age } from '@/ui/Age'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { useEndSessions, useSessions } from '../data'
import type { OpenSession } from '../types'

interface Props {
  /** `me` or `users/<id>`. */
  whose: string
  /** One of them is this very one, which stays. */
  others: boolean
}

/** Where somebody is signed in: one ended, or all at once. */
export function SessionsSection({ whose, others }: Props) {
  const { t } = useTranslation('people')
  const sessions = useSessions(whose)
  const end = useEndSessions(whose)
  const rows = sessions.data?.results ?? []
  const endable = rows.filter(row => !row.current).length
  return (
    <section className={styles.section}>
      <h2>{t('sessions.title')}</h2>
      <p>{t(whose === 'me' ? 'sessions.mine' : 'sessions.theirs')}</p>
      <Loading of={sessions} rows={2}>
        {() =>
          rows.length === 0 ? (
            <p className={styles.words}>{t('sessions.none')}</p>
          ) : (
            <Rows>
              {rows.map(row => (
                <SessionRow key={row.id} row={row} whose={whose} />
              ))}
            </Rows>
          )
        }
      </Loading>
      {endable > (others ? 0 : 1) && (
        <Actions>
          <ConfirmButton
            label={t(others ? 'sessions.endOthers' : 'sessions.endAll')}
            text={t('sessions.endText')}
            sure={t('sessions.sure')}
            loading={end.isPending}
            onSure={() =>
              end.mutate('others', {
                onSuccess: () => notify(t('sessions.ended')),
                onError: complain,
              })
            }
          />
        </Actions>
      )}
    </section>
  )
}

function SessionRow({ row, whose }: { row: OpenSession; whose: string }) {
  const { t } = useTranslation('people')
  const end = useEndSessions(whose)
  const device = deviceOf(row.user_agent) || t('sessions.unknown')
  return (
    <Row
      name={device}
      note={
        <>
          {row.ip} · {t('sessions.seen')} <Age at={row.last_seen_at} />
        </>
      }
    >
      {row.current ? (
        <StateChip tone="primary">{t('sessions.here')}</StateChip>
      ) : (
        <Button
          variant="default"
          loading={end.isPending}
          aria-label={t('sessions.endLabel', { device })}
          onClick={() =>
            end.mutate(row.id, {
              onSuccess: () => notify(t('sessions.endedOne')),
              onError: complain,
            })
          }
        >
          {t('sessions.end')}
        </Button>
      )}
    </Row>
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
