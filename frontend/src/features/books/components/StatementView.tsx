import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { IconMail } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import styles from '../books.module.css'
import { type Days, type Statement, useStatement } from '../data'
import { DaysBar } from './DaysBar'
import { Save } from './Save'
import { SendStatement } from './SendStatement'

interface Props {
  /** Where the statement is asked for. */
  path: string
  canSend?: boolean
}

/** How a customer stood, what moved it, how they stand; and since when. */
export function StatementView({ path, canSend = false }: Props) {
  const { t } = useTranslation('books')
  const [days, setDays] = useState<Days>({})
  const [sending, setSending] = useState(false)
  const asked = useStatement(path, days)
  const found = asked.data
  return (
    <Loading of={asked} rows={6}>
      {() =>
        found && (
          <div className={styles.part}>
            <DaysBar days={found} onChange={setDays}>
              <Save
                path={path}
                days={{ since: found.since, until: found.until }}
                formats={['pdf', 'xlsx', 'csv']}
                name={`${t('statement.title')} ${found.since}`}
              />
              {canSend && (
                <Button leftSection={<IconMail size={16} />} onClick={() => setSending(true)}>
                  {t('statement.send')}
                </Button>
              )}
            </DaysBar>
            <Ages found={found} />
            <Movements found={found} />
            {sending && (
              <SendStatement path={path} days={found} onClose={() => setSending(false)} />
            )}
          </div>
        )
      }
    </Loading>
  )
}

function Ages({ found }: { found: Statement }) {
  const { t } = useTranslation('books')
  const isSome = (amount: string) => Number(amount) !== 0
  return (
    <section aria-label={t('statement.ageing')} className={styles.part}>
      <dl className={styles.ages}>
        {found.ageing.map((each, place) => (
          <div key={place} data-late={(place > 0 && isSome(each.amount)) || undefined}>
            <dt>{t(`statement.age.${place}`)}</dt>
            <dd>
              <Amount value={each} />
            </dd>
          </div>
        ))}
        {isSome(found.unapplied.amount) && (
          <div>
            <dt>{t('statement.unapplied')}</dt>
            <dd>
              <Amount value={found.unapplied} />
            </dd>
          </div>
        )}
        {isSome(found.held.amount) && (
          <div>
            <dt>{t('statement.held')}</dt>
            <dd>
              <Amount value={found.held} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Movements({ found }: { found: Statement }) {
  const { t } = useTranslation('books')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it.
    <section className={styles.box} tabIndex={0} aria-label={t('statement.title')}>
      <table className={`${styles.table} ${styles.movements}`}>
        <thead>
          <tr>
            <th scope="col" className={styles.left}>
              {t('statement.date')}
            </th>
            <th scope="col" className={styles.left}>
              {t('statement.movement')}
            </th>
            <th scope="col" className={styles.left}>
              {t('statement.number')}
            </th>
            <th scope="col">{t('statement.charge')}</th>
            <th scope="col">{t('statement.payment')}</th>
            <th scope="col">{t('statement.balance')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" colSpan={5} className={`${styles.left} ${styles.what}`}>
              {t('statement.opening')}
            </th>
            <td className={styles.sum}>
              <Amount value={found.opening} />
            </td>
          </tr>
          {found.movements.length === 0 && (
            <tr>
              <td colSpan={6} className={`${styles.left} ${styles.empty}`}>
                {t('statement.empty')}
              </td>
            </tr>
          )}
          {found.movements.map((each, place) => (
            <tr key={`${each.at} ${place}`}>
              <td className={`${styles.left} ${styles.when}`}>{formatDate(each.at)}</td>
              <td className={`${styles.left} ${styles.what}`}>{t(`moved.${each.kind}`)}</td>
              <td className={`${styles.left} ${styles.number}`}>{each.number}</td>
              <td className={styles.much}>
                {Number(each.amount.amount) > 0 && <Amount value={each.amount} />}
              </td>
              <td className={`${styles.much} ${styles.paid}`}>
                {Number(each.amount.amount) < 0 && <Amount value={paid(each.amount)} />}
              </td>
              <td className={styles.owed}>
                <Amount value={each.balance} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={styles.total}>
            <th scope="row" colSpan={5} className={`${styles.left} ${styles.what}`}>
              {t('statement.closing')}
            </th>
            <td className={styles.sum}>
              <Amount value={found.closing} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function paid({ amount, currency }: { amount: string; currency: string }) {
  return { amount: amount.replace('-', ''), currency }
}
