import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { StateChip } from '@/ui/StateChip'
import { type InvoiceDetail, step, useWrite } from '../data'
import styles from '../invoices.module.css'

/** Whether the customer was told in their channel, and how else that can be done. */
export function NoticeLine({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const tell = useWrite((by_template: boolean) => step(invoice.id, 'tell', { by_template }))
  const { notice } = invoice
  const alive = !['draft', 'void'].includes(invoice.state)
  if (!notice && !(alive && invoice.conversation)) return null
  const state = notice?.state ?? 'waiting'
  const press = (by_template: boolean) => tell.mutate(by_template, { onError: complain })
  return (
    <div className={styles.facts}>
      <StateChip tone={state === 'refused' ? 'warn' : state === 'sent' ? 'ok' : 'plain'}>
        {t(`told.${state}`)}
      </StateChip>
      {state !== 'sent' && alive && (
        <Button variant="default" loading={tell.isPending} onClick={() => press(false)}>
          {t('told.again')}
        </Button>
      )}
      {state === 'refused' && notice?.cost && (
        <>
          <Button variant="default" loading={tell.isPending} onClick={() => press(true)}>
            {t('told.template')}
          </Button>
          <span>{t('told.cost', { cost: notice.cost })}</span>
        </>
      )}
    </div>
  )
}
