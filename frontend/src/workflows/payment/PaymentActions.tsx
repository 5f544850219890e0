import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { queryClient } from '@/api/query'
import { useUser } from '@/api/session'
import type { Card } from '@/api/types'
import styles from '../forms.module.css'

interface Payment {
  id: string
  allowed_transitions: string[]
}

const STEPS = ['confirm', 'fail']

/** What this person may do next with the payment; the hub says it per person, so it is asked. */
export default function PaymentActions({ card }: { card: Card }) {
  const { t } = useTranslation('workflows/payment')
  const id = card.ref?.split(':')[1] ?? ''
  const [key, setKey] = useState(newKey)
  const [asked, setAsked] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const staff = useUser().role !== 'customer'
  const queryKey = ['payments', 'card', id, card.state]
  const { data } = useQuery<Payment>({
    queryKey,
    queryFn: ({ signal }) => api.get(`payments/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
  const steps = STEPS.filter(step => data?.allowed_transitions.includes(step))
  const go = async (step: string) => {
    setBusy(true)
    try {
      await api.post(`payments/${id}/${step}/`, {}, key)
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
      setAsked(null)
      setKey(newKey())
      void queryClient.invalidateQueries({ queryKey })
    }
  }
  if (!data) return null
  return (
    <span className={styles.actions}>
      {asked ? (
        <>
          <Button variant="default" onClick={() => setAsked(null)}>
            {t('common:back')}
          </Button>
          <Button
            color={asked === 'confirm' ? 'ink' : 'bad'}
            loading={busy}
            onClick={() => void go(asked)}
          >
            {t(`sure.${asked}`)}
          </Button>
        </>
      ) : (
        steps.map(step => (
          <Button
            key={step}
            variant={step === 'confirm' ? 'filled' : 'default'}
            onClick={() => setAsked(step)}
          >
            {t(`step.${step}`)}
          </Button>
        ))
      )}
      {staff && (
        <Button component={Link} to={`/payments/${id}`} variant="subtle" color="gray">
          {t('open')}
        </Button>
      )}
    </span>
  )
}
