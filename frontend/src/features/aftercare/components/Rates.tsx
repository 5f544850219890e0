import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { formatMoney } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { IconCash, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Row, Rows } from '@/ui/Page'
import styles from '../aftercare.module.css'
import { type Rate, useDeed, useRates } from '../data'
import { RateDialog } from './RateDialog'

/** What an hour and a visit cost. */
export function Rates() {
  const { t } = useTranslation('aftercare')
  const rates = useRates()
  const rows = rates.data ?? []
  const [adding, setAdding] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('rates.add')}
    </Button>
  )
  return (
    <section className={styles.card} aria-label={t('rates.title')}>
      <h2>{t('rates.title')}</h2>
      <Loading of={rates} rows={2}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconCash}
              title={t('rates.empty')}
              text={t('rates.emptyText')}
              action={add}
            />
          ) : (
            <>
              <Rows>
                {rows.map(rate => (
                  <RateRow key={rate.id} rate={rate} />
                ))}
              </Rows>
              <div>{add}</div>
            </>
          )
        }
      </Loading>
      {adding && <RateDialog onClose={() => setAdding(false)} />}
    </section>
  )
}

function RateRow({ rate }: { rate: Rate }) {
  const { t } = useTranslation('aftercare')
  const drop = useDeed(() => api.delete(`service-rates/${rate.id}/`))
  const name = `${t(`rates.${rate.what}`)} · ${rate.kind?.name ?? t('rates.all')}`
  const rounds = rate.per === 'hour' ? ` · ${t('rates.rounds', { minutes: rate.rounds_to })}` : ''
  return (
    <Row
      name={name}
      note={`${rate.item.name} · ${formatMoney(rate.item.price)} ${t(`rates.per.${rate.per}`)}${rounds}`}
    >
      <ConfirmButton
        label={t('rates.drop')}
        name={t('rates.dropNamed', { name })}
        text={t('rates.dropText')}
        sure={t('rates.drop')}
        loading={drop.isPending}
        onSure={() => drop.mutate(undefined, { onError: complain })}
      />
    </Row>
  )
}
