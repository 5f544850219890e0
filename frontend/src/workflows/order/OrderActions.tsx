import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { queryClient } from '@/api/query'
import type { Card } from '@/api/types'
import { formatDateTime } from '@/lib/format'
import styles from '../forms.module.css'

interface Order {
  allowed_transitions: string[]
  version: number
}

/** What an order is about, who goes when, and its next allowed step. */
export default function OrderActions({ card }: { card: Card }) {
  const { t } = useTranslation('workflows/order')
  const id = card.id ?? card.ref?.split(':')[1] ?? ''
  const [busy, setBusy] = useState(false)
  const { data } = useQuery<Order>({
    queryKey: ['service-orders', 'card', id, card],
    queryFn: ({ signal }) => api.get(`service-orders/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
  const close = async () => {
    setBusy(true)
    try {
      await api.post(`service-orders/${id}/close/`, { version: data?.version })
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
      void queryClient.invalidateQueries({ queryKey: ['service-orders'] })
    }
  }
  const may = data?.allowed_transitions ?? []
  const goes = [(card.technicians as string[] | undefined)?.join(', '), timeOf(card)]
  return (
    <>
      <span className={styles.answer}>
        {[card.about, card.machine].filter(Boolean).join(' · ')}
        {goes.some(Boolean) && <span>{goes.filter(Boolean).join(' · ')}</span>}
        {Boolean(card.told_error) && card.told_error !== 'no_conversation' && (
          <span role="status">{t('untold')}</span>
        )}
      </span>
      <span className={styles.actions}>
        {may.includes('assign') && card.state !== 'assigned' && (
          <Button component={Link} to={`/orders/${id}`}>
            {t('assign')}
          </Button>
        )}
        {may.includes('close') && (
          <Button variant="default" loading={busy} onClick={() => void close()}>
            {t('close')}
          </Button>
        )}
        <Button component={Link} to={`/orders/${id}`} variant="default">
          {t('open')}
        </Button>
      </span>
    </>
  )
}

function timeOf(card: Card): string {
  return typeof card.starts_at === 'string' ? formatDateTime(card.starts_at) : ''
}
