import { useTranslation } from 'react-i18next'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconChart } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import styles from '../board.module.css'
import { ForecastChart } from '../components/ForecastChart'
import { Head } from '../components/Head'
import { type Month, useForecast } from '../data'
import { formatMonth } from '../days'
import { useFilter } from '../useFilter'

export default function ForecastPage() {
  const { t } = useTranslation('opportunities')
  const of = useFilter()
  const forecast = useForecast(of.filter)
  const months = forecast.data ?? []
  return (
    <div className={styles.page}>
      <Head of={of} />
      <div className={styles.body}>
        <p className={styles.hint}>{t('forecast.text')}</p>
        <Loading of={forecast} rows={6}>
          {() =>
            months.length === 0 ? (
              <EmptyState icon={IconChart} title={t('none')} text={t('noneText')} />
            ) : (
              <div className={styles.forecast}>
                <ForecastChart months={months.filter(month => month.month !== null)} />
                <Table months={months} />
              </div>
            )
          }
        </Loading>
      </div>
    </div>
  )
}

function Table({ months }: { months: Month[] }) {
  const { t } = useTranslation('opportunities')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it.
    <section className={styles.tableBox} tabIndex={0} aria-label={t('forecast.table')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.month')}</th>
            <th scope="col">{t('forecast.count')}</th>
            <th scope="col">{t('forecast.open')}</th>
            <th scope="col">{t('forecast.weighted')}</th>
            <th scope="col">{t('forecast.won')}</th>
            <th scope="col">{t('forecast.lost')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(row => (
            <tr key={row.month ?? ''}>
              <th scope="row">{row.month ? formatMonth(row.month) : t('forecast.undated')}</th>
              <td>{row.open_count}</td>
              <td>
                <Amount value={row.open} />
              </td>
              <td>
                <b>
                  <Amount value={row.weighted} />
                </b>
              </td>
              <td>
                <Amount value={row.won} /> {row.won_count > 0 && <small>({row.won_count})</small>}
              </td>
              <td>{row.lost_count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
