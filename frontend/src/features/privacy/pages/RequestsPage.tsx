import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconShield } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page } from '@/ui/Page'
import styles from '../components/privacy.module.css'
import { RequestCard } from '../components/RequestCard'
import { Tabs } from '../components/Tabs'
import { RIGHTS, useRequests } from '../data'

const STATES = ['open', 'failed', 'fulfilled', 'denied', 'withdrawn'] as const

/** What customers asked about their data, the next deadline in sight. */
export default function RequestsPage() {
  const { t } = useTranslation('privacy')
  const [state, setState] = useState<string | null>('open')
  const [right, setRight] = useState<string | null>(null)
  const requests = useRequests({ state: state ?? undefined, right: right ?? undefined })
  const rows = rowsOf(requests.data)
  return (
    <Page wide title={t('title')} text={t('text')}>
      <Tabs />
      <div className={styles.filters}>
        <Select
          aria-label={t('stateOf')}
          placeholder={t('stateOf')}
          clearable
          data={STATES.map(value => ({ value, label: t(`state.${value}`) }))}
          value={state}
          onChange={setState}
        />
        <Select
          aria-label={t('rightOf')}
          placeholder={t('rightOf')}
          clearable
          data={RIGHTS.map(value => ({ value, label: t(`right.${value}`) }))}
          value={right}
          onChange={setRight}
        />
      </div>
      <Loading of={requests}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconShield} title={t('empty')} text={t('emptyText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <RequestCard key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={requests} />
    </Page>
  )
}
