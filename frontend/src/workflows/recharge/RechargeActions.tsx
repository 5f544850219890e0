import { Anchor, Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { queryClient } from '@/api/query'
import type { Card } from '@/api/types'
import { StateChip } from '@/ui/StateChip'
import styles from '../forms.module.css'

interface Recharge {
  id: string
  state: string
  allowed_transitions: string[]
  /** Whether the customer got its receipt; null where there is none yet. */
  told: boolean | null
  reversal: object | null
}

const STEPS = ['approve', 'reject', 'cancel']

/** What this person may do next with the recharge; the hub says it per person, so it is asked. */
export default function RechargeActions({ card }: { card: Card }) {
  const { t } = useTranslation('workflows/recharge')
  const id = card.ref?.split(':')[1] ?? ''
  const [key, setKey] = useState(newKey)
  const [asked, setAsked] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const queryKey = ['recharge', id, card.state, card.version]
  const { data } = useQuery<Recharge>({
    queryKey,
    queryFn: ({ signal }) => api.get(`recharges/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
  const steps = STEPS.filter(step => data?.allowed_transitions.includes(step))
  if (data?.told === false) steps.push('tell')
  // Whoever approves says which amount they saw: another one meanwhile is refused.
  const bodyOf = (step: string) => {
    if (step === 'approve') return { amount: card.amount ?? undefined }
    return step === 'reject' ? { reason } : {}
  }
  const go = async (step: string) => {
    setBusy(true)
    try {
      await api.post(`recharges/${id}/${step}/`, bodyOf(step), key)
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
      setAsked(null)
      setKey(newKey())
      void queryClient.invalidateQueries({ queryKey })
    }
  }
  if (asked) {
    return (
      <span className={styles.actions}>
        <Button variant="default" onClick={() => setAsked(null)}>
          {t('common:back')}
        </Button>
        {asked === 'reject' && (
          <TextInput
            className={styles.reason}
            value={reason}
            maxLength={200}
            autoFocus
            aria-label={t('reason')}
            placeholder={t('reason')}
            onChange={event => setReason(event.currentTarget.value)}
          />
        )}
        <Button
          disabled={asked === 'reject' && !reason.trim()}
          color={asked === 'reject' || asked === 'cancel' ? 'bad' : 'ink'}
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
      {data?.told === false && <StateChip tone="warn">{t('untold')}</StateChip>}
      {data?.reversal && card.state === 'credited' && (
        <StateChip tone="warn">{t('reversing')}</StateChip>
      )}
      {data && (
        <Anchor component={Link} to={`/recharges/${id}`} size="sm">
          {t('see')}
        </Anchor>
      )}
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
