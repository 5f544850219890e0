import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { BackLink } from '@/ui/BackLink'
import { IconDownload, IconEdit, IconLock, IconTrash } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { AskDialog } from '../components/AskDialog'
import styles from '../components/privacy.module.css'
import { RequestCard } from '../components/RequestCard'
import { isOpen, type Right, useAsk, useKept, useRequests } from '../data'

const ICONS = { rectification: IconEdit, erasure: IconTrash, objection: IconLock }
const CHOICES = ['rectification', 'objection', 'erasure'] as const

/** What the house keeps about a customer, and everything the law lets them ask. */
export default function OwnDataPage() {
  const { t } = useTranslation('privacy')
  const kept = useKept()
  const requests = useRequests()
  const rows = rowsOf(requests.data)
  const ask = useAsk()
  const [asking, setAsking] = useState<Right | null>(null)
  const waits = (right: Right) => rows.some(row => row.right === right && isOpen(row))
  return (
    <div className={styles.own}>
      <BackLink to="/portal/account" />
      <h1>{t('own.title')}</h1>
      <section className={styles.card}>
        <h2>{t('own.kept')}</h2>
        <Loading of={kept}>
          {() => (
            <>
              <ul className={styles.kept}>
                {kept.data?.results.map(row => (
                  <li key={row.kind}>
                    <span>{t(`kind.${row.kind}`, { defaultValue: row.kind })}</span>
                    <span>{row.count}</span>
                  </li>
                ))}
              </ul>
              {(kept.data?.officer || kept.data?.contact) && (
                <p>
                  {t('own.officer', { officer: kept.data.officer, contact: kept.data.contact })}
                </p>
              )}
            </>
          )}
        </Loading>
        <Button
          leftSection={<IconDownload size={16} />}
          loading={ask.isPending}
          disabled={waits('access')}
          onClick={() =>
            ask.mutate(
              { right: 'access' },
              { onSuccess: () => notify(t('own.preparing')), onError: complain },
            )
          }
        >
          {t(waits('access') ? 'working' : 'own.copy')}
        </Button>
      </section>
      <section className={styles.card}>
        <h2>{t('own.rights')}</h2>
        <p>{t('own.rightsText')}</p>
        <div className={styles.choices}>
          {CHOICES.map(right => {
            const Icon = ICONS[right]
            return (
              <Button
                key={right}
                variant={right === 'erasure' ? 'light' : 'default'}
                color={right === 'erasure' ? 'bad' : undefined}
                leftSection={<Icon size={16} />}
                disabled={waits(right)}
                onClick={() => setAsking(right)}
              >
                {t(`own.${right}`)}
              </Button>
            )
          })}
        </div>
      </section>
      <section className={styles.card}>
        <h2>{t('own.consents')}</h2>
        <p>{t('own.consentsText')}</p>
        <Button component={Link} to="/portal/identity#consents" variant="default">
          {t('own.consentsOpen')}
        </Button>
      </section>
      <Loading of={requests}>
        {() =>
          rows.length > 0 && (
            <section className={styles.list} aria-labelledby="own-requests">
              <h2 id="own-requests">{t('own.asked')}</h2>
              <ul className={styles.list}>
                {rows.map(row => (
                  <RequestCard key={row.id} row={row} own />
                ))}
              </ul>
            </section>
          )
        }
      </Loading>
      <MoreButton of={requests} />
      {asking && <AskDialog right={asking} onClose={() => setAsking(null)} />}
    </div>
  )
}
