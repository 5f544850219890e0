import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import { COUNTER } from '@/lib/roles'
import { EmptyState } from '@/ui/EmptyState'
import { IconChart, IconDownload, IconFlag, IconMonitor } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { type Card, useReports } from '../data'
import styles from '../reports.module.css'

export default function IndexPage() {
  const { t } = useTranslation('reports')
  const found = useReports()
  return (
    <Page wide title={t('title')} text={t('text')} action={<Ways />}>
      <Loading of={found} rows={6}>
        {() =>
          found.data?.length ? (
            <div className={styles.groups}>
              {groupsOf(found.data).map(([title, cards]) => (
                <Group key={title} title={title} cards={cards} />
              ))}
            </div>
          ) : (
            <EmptyState icon={IconChart} title={t('none')} text={t('noneText')} />
          )
        }
      </Loading>
    </Page>
  )
}

function Group({ title, cards }: { title: string; cards: Card[] }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2>{title}</h2>
      <ul className={styles.cards}>
        {cards.map(card => (
          <li key={card.key}>
            <Link to={`/reports/${card.key}`} className={styles.card}>
              <strong>{card.title}</strong>
              <span>{card.description}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Ways() {
  const { t } = useTranslation('reports')
  const { role } = useUser()
  return (
    <div className={styles.ways}>
      {COUNTER.includes(role) && (
        <Button
          component={Link}
          to="/reports/wallboard"
          variant="default"
          leftSection={<IconMonitor size={16} />}
        >
          {t('wall.title')}
        </Button>
      )}
      <Button
        component={Link}
        to="/reports/goals"
        variant="default"
        leftSection={<IconFlag size={16} />}
      >
        {t('goals.title')}
      </Button>
      <Button
        component={Link}
        to="/reports/runs"
        variant="default"
        leftSection={<IconDownload size={16} />}
      >
        {t('runs.title')}
      </Button>
    </div>
  )
}

function groupsOf(cards: Card[]): [string, Card[]][] {
  const groups = new Map<string, Card[]>()
  for (const card of cards) {
    groups.set(card.group.title, [...(groups.get(card.group.title) ?? []), card])
  }
  return [...groups]
}
