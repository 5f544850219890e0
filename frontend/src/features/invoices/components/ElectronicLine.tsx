import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { notify } from '@/ui/notify'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type Electronic, type InvoiceDetail, step, useWrite } from '../data'
import styles from '../invoices.module.css'

const TONE: Record<Electronic, Tone> = {
  none: 'plain',
  pending: 'primary',
  accepted: 'ok',
  rejected: 'bad',
  cancelling: 'warn',
  cancelled: 'plain',
}

/** How it stands with the tax authority, why not, and sending it again. */
export function ElectronicLine({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const again = useWrite(() => step(invoice.id, 'send-again', {}))
  const { state, said, may_send_again } = invoice.electronic
  if (invoice.state === 'draft') return null
  const press = () =>
    again.mutate(undefined, {
      onSuccess: () => notify(t('electronic.sentAgain')),
      onError: complain,
    })
  return (
    <div className={styles.facts}>
      <StateChip tone={TONE[state]}>{t(`electronic.${state}`)}</StateChip>
      {said && state !== 'accepted' && <span>{said}</span>}
      {may_send_again && (
        <Button variant="default" loading={again.isPending} onClick={press}>
          {t('electronic.again')}
        </Button>
      )}
    </div>
  )
}
