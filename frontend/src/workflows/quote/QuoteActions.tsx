import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { queryClient } from '@/api/query'
import type { Card } from '@/api/types'
import styles from '../forms.module.css'

interface Quote {
  state: string
  allowed_transitions: string[]
  told_error: string
  version: number
}

const NEXT = ['convert', 'revise'] as const

/** The next allowed step of a quote, and why the customer did not hear of it where they did not. */
export default function QuoteActions({ card }: { card: Card }) {
  const { t } = useTranslation('workflows/quote')
  const id = card.id ?? card.ref?.split(':')[1] ?? ''
  const [key, setKey] = useState(newKey)
  const [busy, setBusy] = useState('')
  const queryKey = ['quotes', 'card', id, card]
  const { data } = useQuery<Quote>({
    queryKey,
    queryFn: ({ signal }) => api.get(`quotes/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
  const go = async (step: string) => {
    setBusy(step)
    try {
      await api.post(`quotes/${id}/${step}/`, {}, key)
    } catch (error) {
      complain(error)
    } finally {
      setBusy('')
      setKey(newKey())
      void queryClient.invalidateQueries({ queryKey: ['quotes'] })
    }
  }
  const may = data?.allowed_transitions ?? []
  // While it waits for the customer the next step is theirs.
  const steps = may.includes('accept') ? [] : NEXT.filter(step => may.includes(step))
  const untold = may.includes('accept') ? data?.told_error : ''
  return (
    <span className={styles.actions}>
      {untold && (
        <>
          <span role="status">
            {t(untold === 'window_closed' ? 'notTold.window_closed' : 'notTold.other')}
          </span>
          <Button variant="default" loading={busy === 'tell'} onClick={() => void go('tell')}>
            {t('tell')}
          </Button>
        </>
      )}
      {steps.map(step => (
        <Button
          key={step}
          variant={step === 'convert' ? 'filled' : 'default'}
          loading={busy === step}
          onClick={() => void go(step)}
        >
          {t(step)}
        </Button>
      ))}
      <Button component={Link} to={`/quotes/${id}`} variant="default">
        {t('open')}
      </Button>
    </span>
  )
}
