import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { queryClient } from '@/api/query'
import type { Card } from '@/api/types'
import { notify } from '@/ui/notify'
import styles from '../forms.module.css'

interface Inquiry {
  id: string
  allowed_transitions: string[]
  not_sent: string
}

/** Resolves the query where it was asked; the answer goes out as a message. */
export default function QueryActions({ card }: { card: Card }) {
  const { t } = useTranslation('workflows/query')
  const id = card.id ?? ''
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const queryKey = ['queries', 'card', id, card.state]
  const { data } = useQuery<Inquiry>({
    queryKey,
    queryFn: ({ signal }) => api.get(`queries/${id}/`, undefined, signal),
    enabled: id !== '',
    retry: false,
  })
  const resolve = async () => {
    setBusy(true)
    try {
      const now = await api.post<Inquiry>(`queries/${id}/resolve/`, { text })
      setOpen(false)
      notify(t(now.not_sent ? 'onlyPortal' : 'done'))
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
      void queryClient.invalidateQueries({ queryKey: ['queries'] })
    }
  }
  const may = data?.allowed_transitions.includes('resolve') ?? false
  if (open && may) {
    return (
      <span className={styles.answer}>
        <Textarea
          aria-label={t('text')}
          placeholder={t('text')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          autoFocus
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <span className={styles.actions}>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('common:back')}
          </Button>
          <Button disabled={!text.trim()} loading={busy} onClick={() => void resolve()}>
            {t('send')}
          </Button>
        </span>
      </span>
    )
  }
  return (
    <span className={styles.actions}>
      <Button component={Link} to={`/queries/${id}`} variant="default">
        {t('open')}
      </Button>
      {may && <Button onClick={() => setOpen(true)}>{t('resolve')}</Button>}
    </span>
  )
}
