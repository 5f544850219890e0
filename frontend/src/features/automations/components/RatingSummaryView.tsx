import { useTranslation } from 'react-i18next'
import { channelLook } from '@/channels/registry'
import { Loading } from '@/ui/Loading'
import page from '@/ui/page.module.css'
import { type Average, type RatingsAsked, useRatingSummary } from '../promises'
import styles from './builder.module.css'

/** Means and how often each score was given, as bars beside the numbers. */
export function RatingSummaryView({ asked }: { asked: RatingsAsked }) {
  const { t } = useTranslation('automations')
  const found = useRatingSummary(asked)
  return (
    <Loading of={found} rows={2}>
      {() => {
        if (!found.data) return null
        const { average, count, scores, advisors, channels, asked: questions } = found.data
        const answered = questions > 0 ? Math.min(100, Math.round((100 * count) / questions)) : 0
        return (
          <>
            <div className={styles.stats}>
              <Stat value={average?.toFixed(1) ?? '–'} label={t('rating.average')} />
              <Stat value={String(count)} label={t('rating.count')} />
              <Stat value={`${answered} %`} label={t('rating.answered')} />
            </div>
            {count > 0 && (
              <div className={page.pair}>
                <section className={page.section}>
                  <h2>{t('rating.scores')}</h2>
                  <dl className={styles.bars}>
                    {scores
                      .map((times, at) => ({ score: at + 1, times }))
                      .reverse()
                      .map(({ score, times }) => (
                        <div key={score}>
                          <dt>{t('rating.stars', { count: score })}</dt>
                          <dd className={styles.bar} aria-hidden>
                            <i style={{ width: `${(100 * times) / count}%` }} />
                          </dd>
                          <dd>{times}</dd>
                        </div>
                      ))}
                  </dl>
                </section>
                <Means title={t('rating.byAdvisor')} rows={advisors} none={t('rating.nobody')} />
                <Means
                  title={t('rating.byChannel')}
                  rows={channels.map(row => ({ ...row, name: channelLook(row.key).name }))}
                  none=""
                />
              </div>
            )}
          </>
        )
      }}
    </Loading>
  )
}

function Stat({ value, label }: { value: string; label: string }) {
  return (
    <div className={styles.stat}>
      <strong>{value}</strong>
      <span>{label}</span>
    </div>
  )
}

function Means({ title, rows, none }: { title: string; rows: Average[]; none: string }) {
  const { t } = useTranslation('automations')
  return (
    <section className={page.section}>
      <h2>{title}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th>{t('rating.count')}</th>
            <th>{t('rating.average')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <td>{row.name || none}</td>
              <td>{row.count}</td>
              <td>{row.average.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
