import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '@/api/errors'
import type { SentFile } from '@/api/publicLink'
import { errorText } from '@/lib/errorText'
import { formatMoney, moneyOf } from '@/lib/format'
import { wrong } from './AmountField'
import { PlaceCard } from './PlaceCard'
import { ProofField } from './ProofField'
import styles from './pay.module.css'
import { useAct } from './useAct'
import type { WayProps } from './Ways'

type Method = 'wallet' | 'transfer'

/** Where to pay by wallet or transfer, and the word to us that it was done. */
export function PaidWay({ token, amount, currency, data, reload }: WayProps) {
  const { t } = useTranslation('public/invoice')
  const [method, setMethod] = useState<Method>('wallet')
  const [number, setNumber] = useState('')
  const [proof, setProof] = useState<SentFile | null>(null)
  const [missing, setMissing] = useState(false)
  const act = useAct(token, 'paid', () => {
    setNumber('')
    setProof(null)
    reload()
  })
  const errors = fieldErrors(act.error, 'public/invoice:field')
  const places = data.methods.places.filter(
    each => (each.kind === 'wallet') === (method === 'wallet'),
  )
  const money = moneyOf(amount, currency)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(number.trim() === '')
    if (number.trim() === '' || wrong(data, amount)) return
    act.mutate({ amount: money, method, operation_number: number, proof: proof?.file })
  }
  return (
    <form className={styles.way} onSubmit={submit} noValidate>
      <SegmentedControl
        fullWidth
        aria-label={t('by')}
        value={method}
        data={[
          { value: 'wallet', label: t('method.wallet') },
          { value: 'transfer', label: t('method.transfer') },
        ]}
        onChange={next => setMethod(next as Method)}
      />
      {places.length > 0 && (
        <ul className={styles.places}>
          {places.map(each => (
            <PlaceCard key={each.id} place={each} />
          ))}
        </ul>
      )}
      {places.length === 0 && <p className={styles.dim}>{t('noPlaces')}</p>}
      <TextInput
        label={t('number')}
        description={t('numberHelp')}
        size="md"
        autoComplete="off"
        value={number}
        error={missing && !number.trim() ? t('common:field.missing') : errors.operation_number}
        onChange={event => setNumber(event.currentTarget.value)}
      />
      <ProofField token={token} value={proof} error={errors.proof} onChange={setProof} />
      {act.error && !errors.operation_number && !errors.proof && (
        <p className={styles.wrong} role="alert">
          {errorText(act.error)}
        </p>
      )}
      <Button type="submit" size="lg" fullWidth loading={act.isPending}>
        {t('iPaid', { amount: formatMoney(money) })}
      </Button>
      <p className={styles.dim}>{t('iPaidText')}</p>
    </form>
  )
}
