import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Amount } from '@/ui/Amount'
import { Loading } from '@/ui/Loading'
import page from '@/ui/page.module.css'
import styles from '../books.module.css'
import { type Days, useSales } from '../data'
import { DaysBar } from './DaysBar'
import { Save } from './Save'

/** What an accountant takes along: sales with their taxes, and every posting. */
export function Registers() {
  const { t } = useTranslation('books')
  const [days, setDays] = useState<Days>({})
  const sales = useSales(days)
  const found = sales.data
  return (
    <section className={page.section} aria-label={t('registers.title')}>
      <h2>{t('registers.title')}</h2>
      <p>{t('registers.text')}</p>
      <Loading of={sales} rows={2}>
        {() =>
          found && (
            <>
              <DaysBar days={found} onChange={setDays} />
              <dl className={styles.sums}>
                <div>
                  <dt>{t('registers.sales')}</dt>
                  <dd>{t('registers.documents', { count: found.documents })}</dd>
                </div>
                {(['net', 'tax', 'total'] as const).map(name => (
                  <div key={name}>
                    <dt>{t(`registers.${name}`)}</dt>
                    <dd>
                      <Amount value={found[name]} />
                    </dd>
                  </div>
                ))}
              </dl>
              <Files days={{ since: found.since, until: found.until }} />
            </>
          )
        }
      </Loading>
    </section>
  )
}

function Files({ days }: { days: Days }) {
  const { t } = useTranslation('books')
  return (
    <div className={styles.bar}>
      {(['sales', 'ledger'] as const).map(what => (
        <div key={what} className={styles.part}>
          <span>{t(`registers.${what}`)}</span>
          <Save
            path={`books/${what}/`}
            days={days}
            formats={['xlsx', 'csv']}
            name={t(`registers.${what}`)}
          />
        </div>
      ))}
    </div>
  )
}
