import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDateTime } from '@/lib/format'
import { Age } from '@/ui/Age'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import page from '@/ui/page.module.css'
import { type Happened, useHistory } from '../data'
import styles from '../machines.module.css'

/** What happened to a machine, newest first, and how long it stood still. */
export function Life({ id, orders }: { id: string; orders: string }) {
  const { t } = useTranslation('machines')
  const history = useHistory(id)
  const down = history.data?.pages[0]?.down
  const happened = history.data?.pages.flatMap(page => page.results) ?? []
  return (
    <Loading of={history}>
      {() => (
        <section className={page.section} aria-label={t('tab.life')}>
          {down && (
            <p role="status">
              {down.times > 0
                ? t('life.down', { hours: down.hours, count: down.times })
                : t('life.neverDown')}
              {down.since_at && ` ${t('life.since', { at: formatDateTime(down.since_at) })}`}
            </p>
          )}
          <ol className={styles.life}>
            {happened.map((each, at) => (
              <li key={`${each.at}-${each.what}-${at}`}>
                <Told each={each} orders={orders} />
                <small>
                  <Age at={each.at} />
                  {each.author && ` · ${each.author.name}`}
                  {each.reason && ` · ${each.reason}`}
                </small>
              </li>
            ))}
          </ol>
          <MoreButton of={history} />
        </section>
      )}
    </Loading>
  )
}

function Told({ each, orders }: { each: Happened; orders: string }) {
  const { t } = useTranslation('machines')
  if (each.what === 'order') {
    const title = [each.number, each.title].filter(Boolean).join(' · ')
    return each.id ? <Link to={`${orders}/${each.id}`}>{title}</Link> : title
  }
  if (each.what === 'document') {
    return t('life.document', { title: each.title, kind: t(`paper.kinds.${each.state}`) })
  }
  if (each.what === 'reading') return t('life.reading', { count: each.hours ?? 0 })
  if (each.what === 'state') return t('life.state', { state: t(`state.${each.after}`) })
  if (each.what === 'registered') return t('life.registered')
  if (each.what === 'parent') {
    return each.after
      ? t('life.joined', { name: each.after })
      : t('life.left', { name: each.before })
  }
  return each.before ? t('life.owner', { before: each.before, after: each.after }) : t('life.sold')
}
