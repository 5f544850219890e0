import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconBoard } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Rows } from '@/ui/Page'
import styles from '../board.module.css'
import { Head } from '../components/Head'
import { Line } from '../components/Line'
import { STAGES, useList } from '../data'
import { useFilter } from '../useFilter'

export default function ListPage() {
  const { t } = useTranslation('opportunities')
  const of = useFilter()
  const [state, setState] = useState('')
  const ended = state === 'won' || state === 'lost'
  const list = useList({ ...of.filter, stage: ended ? '' : state, outcome: ended ? state : '' })
  const rows = rowsOf(list.data)
  return (
    <div className={styles.page}>
      <Head of={of}>
        <Select
          aria-label={t('filter.state')}
          data={[
            { value: '', label: t('filter.anyState') },
            ...STAGES.map(value => ({ value, label: t(`stage.${value}`) })),
            { value: 'won', label: t('outcome.won') },
            { value: 'lost', label: t('outcome.lost') },
          ]}
          value={state}
          allowDeselect={false}
          onChange={value => setState(value ?? '')}
        />
      </Head>
      <div className={styles.body}>
        <Loading of={list} rows={8}>
          {() =>
            rows.length === 0 ? (
              <EmptyState icon={IconBoard} title={t('none')} text={t('noneText')} />
            ) : (
              <Rows>
                {rows.map(card => (
                  <Line key={card.id} card={card} search={of.search} />
                ))}
              </Rows>
            )
          }
        </Loading>
        <MoreButton of={list} />
      </div>
    </div>
  )
}
