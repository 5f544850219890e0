import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { errorText } from '@/lib/errorText'
import { notify } from '@/ui/notify'
import { type RechargeDetail, useTransition } from '../data'
import styles from '../recharges.module.css'

/** What the customer was told, or why they could not be. */
export function ReceiptNote({ recharge }: { recharge: RechargeDetail }) {
  const { t } = useTranslation('recharges')
  const tell = useTransition(recharge.id)
  const { receipt, told } = recharge
  if (!receipt) return null
  const { error } = receipt
  const why = error ? errorText({ code: error.code, message: error.detail }) : ''
  return (
    <section aria-labelledby="recharge-receipt" className={styles.receipt}>
      <h3 id="recharge-receipt">{t('one.receipt')}</h3>
      <blockquote>{receipt.text}</blockquote>
      {told ? (
        <small>{t('one.told')}</small>
      ) : (
        <div className={styles.warning} role="note">
          <p>{t('one.untold', { why })}</p>
          <Button
            variant="default"
            loading={tell.isPending}
            onClick={() =>
              tell.mutate(
                { transition: 'tell' },
                { onSuccess: () => notify(t('one.toldNow')), onError: complain },
              )
            }
          >
            {t('one.tell')}
          </Button>
        </div>
      )}
    </section>
  )
}
