import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconChosen } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import { Copies } from '../components/Copies'
import { Findings } from '../components/Findings'
import { type House, useHouseHealth } from '../data'
import styles from '../health.module.css'

/** What is wrong with the house and how to mend it, and the copies it has. */
export default function HealthPage() {
  const { t } = useTranslation('health')
  const [calls, setCalls] = useState(false)
  const health = useHouseHealth(calls)
  const busy = health.isFetching
  const look = (outside: boolean) => {
    if (outside === calls) void health.refetch()
    else setCalls(outside)
  }
  return (
    <Page
      title={t('title')}
      text={t('text')}
      action={
        <Actions>
          <Button variant="default" loading={busy && !calls} onClick={() => look(false)}>
            {t('again')}
          </Button>
          <Button loading={busy && calls} onClick={() => look(true)}>
            {t('calls')}
          </Button>
        </Actions>
      }
    >
      {busy && calls && (
        <p className={styles.dim} role="status">
          {t('calling')}
        </p>
      )}
      <Loading of={health}>{house => <Told house={house} calls={calls} />}</Loading>
    </Page>
  )
}

function Told({ house, calls }: { house: House; calls: boolean }) {
  const { t } = useTranslation('health')
  const well = house.findings.length === 0
  return (
    <>
      {well ? (
        <EmptyState
          icon={IconChosen}
          title={t('well')}
          text={calls ? t('wellCalled') : t('wellText', { calls: t('calls') })}
        />
      ) : (
        <Findings findings={house.findings} />
      )}
      <p className={styles.dim}>
        {t(calls ? 'checkedCalls' : 'checked', { at: formatDateTime(house.checked_at) })}
      </p>
      <Copies house={house} />
    </>
  )
}
