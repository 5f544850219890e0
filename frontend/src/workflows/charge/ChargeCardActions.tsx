import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import type { Card } from '@/api/types'
import { StateChip } from '@/ui/StateChip'
import styles from '../forms.module.css'
import type { Told } from '../told'
import { Refused } from './Refused'

interface Asked extends Told {
  invoices?: { id: string; label: string }[]
}

/** Which invoices it asks for, and whether the customer has heard of it. */
export default function ChargeCardActions({ card }: { card: Card & Asked }) {
  const { t } = useTranslation('workflows/charge')
  const [busy, setBusy] = useState(false)
  const tell = async (by_template: boolean) => {
    setBusy(true)
    try {
      await api.post(`charges/${card.ref?.split(':')[1]}/tell/`, { by_template }, newKey())
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className={styles.actions}>
      {card.told === 'sent' && <StateChip tone="ok">{t('told')}</StateChip>}
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
