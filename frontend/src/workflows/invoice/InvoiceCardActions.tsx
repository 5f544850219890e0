import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { queryClient } from '@/api/query'
import type { Card, Money } from '@/api/types'
import { Amount } from '@/ui/Amount'
import { StateChip } from '@/ui/StateChip'
import { Delivery } from '../Delivery'
import styles from '../forms.module.css'
import { Refused } from '../Refused'
import type { Told } from '../told'

interface Known {
  allowed_transitions: string[]
  balance: Money
  total: Money
  state: string
  electronic: { state: string; said: string }
}

/** What comes next: issuing, paying, or telling the customer another way. */
export default function InvoiceCardActions({ card }: { card: Card & Told }) {
  const { t } = useTranslation('workflows/invoice')
  const id = card.ref?.split(':')[1] ?? ''
  const [key, setKey] = useState(newKey)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const queryKey = ['invoices', 'card', id, card.state, card.told, card.electronic]
  const { data } = useQuery<Known>({
    queryKey,
    queryFn: ({ signal }) => api.get(`invoices/${id}/`, undefined, signal),
    enabled: id !== '' && card.state !== 'discarded',
    retry: false,
  })
  const go = async (step: string, body: object) => {
    setBusy(true)
    try {
      await api.post(`invoices/${id}/${step}/`, body, key)
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
      setAsked(false)
      setKey(newKey())
      void queryClient.invalidateQueries({ queryKey })
    }
  }
  if (!data) return null
  const may = (name: string) => data.allowed_transitions.includes(name)
  return (
    <span className={styles.actions}>
      {data.state === 'partial' && (
        <span>
          {t('left')} <Amount value={data.balance} />
        </span>
      )}
      {card.told === 'sent' && <Delivery path={`invoices/${id}/`} told={t('told')} />}
      {data.electronic.state !== 'none' && data.state !== 'draft' && (
        <StateChip tone={data.electronic.state === 'rejected' ? 'bad' : 'plain'}>
          {t(`electronic.${data.electronic.state}`)}
        </StateChip>
      )}
      {card.told === 'refused' && (
        <Refused
          cost={card.cost ?? ''}
          error={card.told_error ?? ''}
          busy={busy}
          onTell={by_template => void go('tell', { by_template })}
        />
      )}
      <Button variant="default" component={Link} to={`/invoices/${id}`}>
        {t('open')}
      </Button>
      {may('issue') &&
        (asked ? (
          <>
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('common:back')}
            </Button>
            <Button loading={busy} onClick={() => void go('issue', { tell: true })}>
              {t('issueSure')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>{t('issue')}</Button>
        ))}
    </span>
  )
}
