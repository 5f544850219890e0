import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { Amount } from '@/ui/Amount'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconBoard } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import styles from '../board.module.css'
import { Expected } from '../components/Expected'
import { Head } from '../components/Head'
import { type Opportunity, STAGES, useList } from '../data'
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

function Line({ card, search }: { card: Opportunity; search: string }) {
  const { t } = useTranslation('opportunities')
  const won = card.outcome === 'won'
  return (
    <Row
      lead={<Avatar name={card.customer.name} />}
      name={<Link to={`/opportunities/${card.id}${search}`}>{card.title}</Link>}
      note={`${card.customer.name} · ${card.owner.name}`}
    >
      {!card.outcome && <Expected day={card.expected_close} />}
      <StateChip tone={card.outcome ? (won ? 'ok' : 'bad') : 'plain'}>
        {t(card.outcome ? `outcome.${card.outcome}` : `stage.${card.stage}`)}
      </StateChip>
      <b>
        <Amount value={card.amount} />
      </b>
    </Row>
  )
}
