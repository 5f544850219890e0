import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import type { Card } from '@/api/types'
import { Delivery } from '../Delivery'
import styles from '../forms.module.css'
import { Refused } from '../Refused'
import type { Told } from '../told'

interface Asked extends Told {
  invoices?: { id: string; label: string }[]
}

/** Which invoices it asks for, and whether the customer has heard of it. */
export default function ChargeCardActions({ card }: { card: Card & Asked }) {
  const { t } = useTranslation('workflows/charge')
  const id = card.ref?.split(':')[1] ?? ''
  const [busy, setBusy] = useState(false)
  const tell = async (by_template: boolean) => {
    setBusy(true)
    try {
      await api.post(`charges/${id}/tell/`, { by_template }, newKey())
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className={styles.actions}>
      {card.told === 'sent' && <Delivery path={`charges/${id}/`} told={t('told')} />}
      {card.told === 'refused' && card.state !== 'paid' && (
        <Refused
          cost={card.cost ?? ''}
          error={card.told_error ?? ''}
          busy={busy}
          onTell={by => void tell(by)}
        />
      )}
      {card.invoices?.map(each => (
        <Button key={each.id} variant="default" component={Link} to={`/invoices/${each.id}`}>
          {each.label}
        </Button>
      ))}
    </span>
  )
}
