import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Card } from '@/api/types'
import { complain } from '@/api/complain'
import styles from '../forms.module.css'

interface Recharge {
  id: string
  state: string
  allowed_transitions: string[]
}

const STEPS = ['approve', 'reject', 'cancel']

/** What this person may do next with the recharge; the hub says it per person, so it is asked. */
export function RechargeActions({ card }: { card: Card }) {
  const { t } = useTranslation('workflows/recharge')
  const id = card.ref?.split(':')[1] ?? ''
  const [key] = useState(newKey)
  const [asked, setAsked] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const queryKey = ['recharge', id, card.state]
  const { data } = useQuery<Recharge>({
    queryKey,
    queryFn: ({ signal }) => api.get(`recharges/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
  const steps = STEPS.filter(step => data?.allowed_transitions.includes(step))
  const go = async (step: string) => {
    setBusy(true)
    try {
      await api.post(`recharges/${id}/${step}/`, {}, `${key}-${step}`)
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
      setAsked(null)
      void queryClient.invalidateQueries({ queryKey })
    }
  }
  if (steps.length === 0) return null
  if (asked) {
    return (
      <span className={styles.actions}>
        <Button variant="default" onClick={() => setAsked(null)}>
          {t('common:back')}
        </Button>
        <Button
          color={asked === 'approve' ? 'ink' : 'bad'}
          loading={busy}
          onClick={() => void go(asked)}
        >
          {t(`confirm.${asked}`)}
        </Button>
      </span>
    )
  }
  return (
    <span className={styles.actions}>
      {steps.map(step => (
        <Button
          key={step}
          variant={step === 'approve' ? 'filled' : 'default'}
          onClick={() => setAsked(step)}
        >
          {t(`step.${step}`)}
        </Button>
      ))}
    </span>
  )
}
